from practice.content.bones_and_nerves import BONES_AND_NERVES
from practice.content.heart_and_blood import HEART_AND_BLOOD
from practice.content.sources import source

CONTRAINDICATIONS = [
    {
        "key": "thrombosis",
        "title": "Thrombosis",
        "other_names": "blood clot, clot in a vein, deep vein thrombosis, DVT, clot in the leg",
        "severity": "absolute",
        "explanation": (
            "<p>A thrombosis is a blood clot inside a vein or an artery, most often in the deep veins of a leg. Pressure "
            "and kneading could loosen a clot, and a loose clot can travel to the lungs.</p>"
            "<p>Signs to know: one leg that is swollen, warm, painful or changed in colour.</p>"
        ),
        "instead": (
            "<p>Speak to a doctor today if you notice these signs. Call 113 if you also have chest pain, trouble "
            "breathing or cough up blood.</p>"
            "<p>After treatment, come back only when your doctor has agreed to massage.</p>"
        ),
        "zone": "",
        **source(
            "NHS (UK): Deep vein thrombosis",
            "https://www.nhs.uk/conditions/deep-vein-thrombosis-dvt/",
        ),
        "search_description": "Why we do not give massage when there is a blood clot, which signs to know, and whom to call.",
    },
    {
        "key": "oncological-diseases",
        "title": "Oncological diseases",
        "other_names": "cancer, breast cancer, lung cancer, prostate cancer, chemotherapy, radiotherapy, melanoma",
        "severity": "ask",
        "explanation": (
            "<p>We do not give this back massage during cancer treatment unless the doctor who treats you has agreed. "
            "Cancer and its treatment can weaken bones, lower the number of blood cells and make skin tender.</p>"
            "<p>Gentle touch is not known to spread cancer, but deep pressure can harm weakened tissue.</p>"
        ),
        "instead": (
            "<p>Ask your oncologist whether massage is suitable now, and which areas to leave alone. Please bring the "
            "answer in writing.</p>"
            "<p>New back pain after cancer needs a doctor the same day, before any massage, even when treatment ended "
            "years ago.</p>"
        ),
        "zone": "",
        **source(
            "Macmillan Cancer Support: About massage therapy",
            "https://www.macmillan.org.uk/cancer-information-and-support/treatment/coping-with-treatment/complementary-therapies/massage-or-other-touch-therapies",
        ),
        "search_description": "Massage during or after cancer: why we ask for your oncologist’s agreement first.",
    },
    {
        "key": "tumours",
        "title": "Tumours of any origin",
        "other_names": "tumor, lump, growth, cyst, lipoma",
        "severity": "ask",
        "explanation": (
            "<p>A tumour may be harmless or not, and hands cannot tell the difference. We do not start before a doctor "
            "has found out what it is.</p>"
            "<p>We never massage over a tumour. If one is in or near the spine, we do not massage the back at all.</p>"
        ),
        "instead": (
            "<p>Show any new or growing lump to your family doctor. Once you know what it is, ask whether massage of "
            "the rest of the back is safe.</p>"
        ),
        "zone": "",
        **source("NHS (UK): Lumps", "https://www.nhs.uk/conditions/lumps/"),
        "search_description": "A lump or a known tumour, harmless or not: what a doctor should tell you before massage.",
    },
    {
        "key": "inflammatory-diseases",
        "title": "Inflammatory diseases of the skin, muscles and joints",
        "other_names": "inflammation, arthritis, dermatitis, myositis, swollen joint, swollen knee",
        "severity": "local",
        "explanation": (
            "<p>Inflamed skin, muscles or joints are red, warm, swollen or painful. Rubbing them can make the "
            "inflammation worse, and some skin infections spread by touch.</p>"
            "<p>The inflamed area is left alone, wherever it is. The picture shows the shoulders as one example.</p>"
        ),
        "instead": (
            "<p>Show us the area before the session. If it is large, spreading or comes with a fever, do not come for "
            "massage: speak to a doctor today. Call 113 if you also feel faint or confused, breathe fast, or your skin is "
            "cold and pale.</p>"
            "<p>With a long-term joint disease, choose a time when it is quiet and your doctor agrees.</p>"
        ),
        "zone": "shoulders",
        **source(
            "NHS (UK): Cellulitis; Septic arthritis", "https://www.nhs.uk/conditions/cellulitis/"
        ),
        "search_description": "Inflamed skin, muscles or joints: which area is left alone and when to wait with massage.",
    },
    {
        "key": "tuberculosis",
        "title": "Tuberculosis",
        "other_names": "TB, lung tuberculosis",
        "severity": "absolute",
        "explanation": (
            "<p>Active tuberculosis is an infection that needs full medical treatment. In the lungs it can pass to "
            "others in a closed room. In the spine it weakens the vertebrae, so pressure is dangerous.</p>"
        ),
        "instead": (
            "<p>Finish the treatment your doctor has prescribed. When your doctor confirms that you are well and not "
            "infectious, we will gladly see you.</p>"
            "<p>See your family doctor about a cough that lasts more than two weeks, night sweats, or weight loss without "
            "a reason. Speak to a doctor today if you cough up spots or streaks of blood. Call 113 if it is more blood than "
            "that, or if you also have chest pain or trouble breathing.</p>"
        ),
        "zone": "",
        **source(
            "NHS (UK): Tuberculosis; Coughing up blood",
            "https://www.nhs.uk/conditions/tuberculosis-tb/",
        ),
        "search_description": "Why massage has to wait until tuberculosis has been treated, and when to see a doctor.",
    },
    {
        "key": "osteomyelitis",
        "title": "Osteomyelitis",
        "other_names": "bone infection, inflammation of the bone",
        "severity": "absolute",
        "explanation": (
            "<p>Osteomyelitis is an infection of the bone. Massage over an infected bone hurts, can damage it further "
            "and delays the treatment it needs.</p>"
            "<p>In a vertebra it may feel like ordinary back pain, but the pain is constant and often comes with a "
            "fever.</p>"
        ),
        "instead": (
            "<p>Speak to a doctor today if you have back pain with a high temperature or shivering. After treatment, massage is "
            "possible only when your doctor says the bone has healed.</p>"
        ),
        "zone": "",
        **source("NHS (UK): Osteomyelitis", "https://www.nhs.uk/conditions/osteomyelitis/"),
        "search_description": "A bone infection rules massage out until it has healed. Signs to know and what to do.",
    },
    {
        "key": "venereal-diseases",
        "title": "Venereal diseases",
        "other_names": "sexually transmitted infections, STI, STD, syphilis",
        "severity": "ask",
        "explanation": (
            "<p>These are infections passed on mainly through sex. An untreated infection can cause a rash, sores, "
            "fever or swollen glands, and some sores are infectious to the touch. While you have such signs, we do not "
            "give massage.</p>"
            "<p>An infection that is treated and under control is usually no reason to refuse you.</p>"
        ),
        "instead": (
            "<p>See your family doctor or a dermatovenereologist for a test and treatment, and ask when massage is possible. "
            "What you tell us stays in the room.</p>"
        ),
        "zone": "",
        **source(
            "NHS (UK): Sexually transmitted infections",
            "https://www.nhs.uk/conditions/sexually-transmitted-infections-stis/",
        ),
        "search_description": "Sexually transmitted infections and massage: when to wait, and what to ask your doctor.",
    },
    {
        "key": "heart-defects",
        "title": "Heart defects",
        "other_names": "heart disease, heart problems, heart failure, angina, arrhythmia, heart valve, atrial fibrillation",
        "severity": "ask",
        "explanation": (
            "<p>Back massage changes blood flow and, for a while, blood pressure. A healthy heart adapts easily. With a "
            "heart defect, present from birth or acquired later, this extra work may be too much.</p>"
            "<p>Lying face down for 40 minutes can also be hard if you get short of breath.</p>"
            "<p>We do not massage while you have chest pain, swollen legs or breathlessness at rest.</p>"
        ),
        "instead": (
            "<p>Ask your cardiologist or family doctor first. If they agree, tell us about your medicines; a shorter "
            "session, lying on your side, may suit you better.</p>"
            "<p>Call 113 for chest pain, fainting or trouble breathing.</p>"
        ),
        "zone": "",
        **source(
            "British Heart Foundation: Is it safe to have a massage if you have a heart condition?",
            "https://www.bhf.org.uk/informationsupport/heart-matters-magazine/medical/ask-the-experts/massages-and-heart-conditions",
        ),
        "search_description": "Why to ask a cardiologist before back massage, and how a session can be adapted for you.",
    },
    {
        "key": "diabetes",
        "title": "Diabetes",
        "other_names": "sugar disease, high blood sugar, insulin, type 1 diabetes, type 2 diabetes",
        "severity": "ask",
        "explanation": (
            "<p>Over time, diabetes can dull feeling in the skin, so you may not notice pressure that is too strong. "
            "Small wounds and bruises heal more slowly.</p>"
            "<p>Massage can also change blood sugar a little, above all near a recent insulin injection.</p>"
        ),
        "instead": (
            "<p>Ask your doctor whether massage suits you, especially if your sugar varies a lot or you feel touch "
            "less well. We work more lightly and leave injection sites alone.</p>"
            "<p>Check your sugar before and after the session, and bring a snack.</p>"
        ),
        "zone": "",
        **source(
            "Ezzo, Donner, Nickols, Cox: Is massage useful in the management of diabetes? A systematic review. Diabetes Spectrum, 2001",
            "https://doi.org/10.2337/diaspect.14.4.218",
        ),
        "search_description": "Massage with diabetes: what to ask your doctor, what to bring, and why we work more lightly.",
    },
    {
        "key": "blood-diseases",
        "title": "Blood diseases",
        "other_names": "blood disorders, anaemia, haemophilia, leukaemia, low platelets",
        "severity": "ask",
        "explanation": (
            "<p>Some blood diseases make you bleed or bruise easily; others make clots more likely. In both cases "
            "kneading can do harm that does not show at once. Blood-thinning medicine has a similar effect.</p>"
            "<p>With haemophilia or a very low platelet count we do not give this massage.</p>"
        ),
        "instead": (
            "<p>Ask the doctor who treats you, and tell us every medicine you take. Do not stop a medicine in order to "
            "have a massage.</p>"
        ),
        "zone": "",
        **source(
            "HemAware (US National Bleeding Disorders Foundation): Massage therapy and bleeding disorders",
            "https://hemaware.org/mind-body/massage-therapy-and-bleeding-disorders",
        ),
        "search_description": "Bleeding disorders, clotting disorders and blood thinners: what to ask before a massage.",
    },
    {
        "key": "fever",
        "title": "Fever",
        "other_names": "high temperature, cold, flu",
        "severity": "absolute",
        "explanation": (
            "<p>A temperature of 38 °C or more means that your body is dealing with an illness. Massage adds to its "
            "load, and you could infect others.</p>"
        ),
        "instead": (
            "<p>Stay at home, rest and drink enough. Book again when your temperature has been normal for 48 hours "
            "without medicine.</p>"
            "<p>Speak to a doctor today if you have a high temperature together with back or neck pain. Call 113 if "
            "it comes with a stiff neck, a severe headache, sensitivity to light, a rash, drowsiness or "
            "confusion.</p>"
        ),
        "zone": "",
        **source(
            "NHS (UK): High temperature (fever) in adults",
            "https://www.nhs.uk/symptoms/fever-in-adults/",
        ),
        "search_description": "With a fever, massage waits. When to book again and when to call a doctor.",
    },
    {
        "key": "pregnancy",
        "title": "Pregnancy",
        "other_names": "pregnant, expecting a baby, after birth",
        "severity": "ask",
        "explanation": (
            "<p>The back massage in our guides is done lying face down and with firm pressure, so it is not meant for "
            "pregnancy. Blood clots in the legs are also more likely at this time.</p>"
        ),
        "instead": (
            "<p>Ask your midwife or doctor first. If they agree, a shorter and lighter massage lying on your side may "
            "be possible; we do not offer it in the first 12 weeks.</p>"
            "<p>Call your maternity hospital or 113 straight away if you have bleeding, severe pain in the abdomen, or "
            "a bad headache with changes in your sight.</p>"
        ),
        "zone": "",
        **source(
            "NHS (UK): Pre-eclampsia; Deep vein thrombosis in pregnancy",
            "https://www.nhs.uk/conditions/pre-eclampsia/",
        ),
        "search_description": "Back massage in pregnancy: why to ask first, and which lighter session may be possible.",
    },
    {
        "key": "fresh-injury",
        "title": "Fresh injury",
        "other_names": "sprain, fracture, bruise, whiplash, pulled muscle",
        "severity": "ask",
        "explanation": (
            "<p>In the first days after a sprain, strain or blow, the tissue bleeds and swells inside. Kneading can "
            "make both worse, and a fracture is not always obvious.</p>"
        ),
        "instead": (
            "<p>Leave the area alone for at least 72 hours. Call 113 or go to a hospital’s emergency department if you "
            "heard a crack, or if the place is out of shape, numb, cold or pale. Speak to a doctor today if you cannot use "
            "or load it. We give massage only once a doctor has ruled out a fracture.</p>"
            "<p>After a serious fall or a road accident with neck or back pain, keep still and call 113.</p>"
        ),
        "zone": "",
        **source(
            "NHS (UK): Sprains and strains", "https://www.nhs.uk/conditions/sprains-and-strains/"
        ),
        "search_description": "A sprain, strain or fall in the last few days: why massage waits and who should look first.",
    },
    {
        "key": "skin-damage",
        "title": "Damaged skin",
        "other_names": "wound, burn, rash, cut, shingles",
        "severity": "local",
        "explanation": (
            "<p>Cuts, blisters, burns, sunburn and fresh scars need rest. Pressure and oil slow healing and can bring "
            "bacteria into the wound.</p>"
            "<p>We work around the damaged place, wherever it is. The picture shows the upper back, where sunburn is "
            "common.</p>"
        ),
        "instead": (
            "<p>Show us the place before we begin, or wait until the skin has closed. Speak to a doctor today if it is "
            "hot, swollen or more and more painful, or if it weeps or grows. Ask a doctor first if the scar is less than "
            "six weeks old.</p>"
        ),
        "zone": "upper_back",
        **source("NHS (UK): Cuts and grazes", "https://www.nhs.uk/conditions/cuts-and-grazes/"),
        "search_description": "Cuts, burns, sunburn and fresh scars: we work around them, and sometimes massage waits.",
    },
    *HEART_AND_BLOOD,
    *BONES_AND_NERVES,
]
