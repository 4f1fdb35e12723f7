"""Contraindications of the heart and the blood vessels."""

from practice.content.sources import source

HEART_AND_BLOOD = [
    {
        "key": "high-blood-pressure",
        "title": "High blood pressure",
        "other_names": "hypertension, blood pressure, blood pressure tablets, hypertensive crisis",
        "severity": "ask",
        "explanation": (
            "<p>High blood pressure that is treated and steady is seldom a reason to refuse massage. When it is not under "
            "control, lying face down, firm pressure and getting up quickly can all change it.</p>"
            "<p>Tablets against it can make you dizzy when you stand up after a session.</p>"
        ),
        "instead": (
            "<p>Ask your doctor first if you have just been given tablets, if they were changed, or if your readings vary "
            "a lot. Sit on the edge of the couch before you stand up.</p>"
            "<p>With 180/120 or more we do not give massage: speak to a doctor today. Call 113 if you also have chest pain, "
            "trouble breathing, a severe headache, confusion, weakness or trouble seeing.</p>"
        ),
        "zone": "",
        **source(
            "NHS (UK): High blood pressure",
            "https://www.nhs.uk/conditions/high-blood-pressure/",
        ),
        "search_description": "When massage waits with high blood pressure, what to ask your doctor, and when to call 113.",
    },
    {
        "key": "recent-stroke",
        "title": "Recent stroke or mini-stroke (TIA)",
        "other_names": "stroke, mini-stroke, TIA, transient ischaemic attack, brain haemorrhage",
        "severity": "absolute",
        "explanation": (
            "<p>In the weeks after a stroke or a mini-stroke another one is more likely. Blood pressure has to stay steady, "
            "feeling may be dulled, and blood thinners make bruises likely.</p>"
            "<p>We do not give massage until the doctor who treats you has agreed. The neck is not massaged.</p>"
        ),
        "instead": (
            "<p>Ask your neurologist or family doctor when massage is possible. If the stroke was long ago, ask all the "
            "same, and tell us before the first session.</p>"
            "<p>Call 113 at once if one side of the face droops, an arm or a leg is suddenly weak or numb, or speech is "
            "slurred, even if it passes after a few minutes.</p>"
        ),
        "zone": "",
        **source("Stroke Association: FAST", "https://www.stroke.org.uk/take-action/act-fast"),
        "search_description": "After a stroke or a mini-stroke massage waits until a doctor agrees. Signs for which to call 113.",
    },
    {
        "key": "recent-heart-attack",
        "title": "Recent heart attack",
        "other_names": "heart attack, myocardial infarction, stent, bypass, heart operation",
        "severity": "absolute",
        "explanation": (
            "<p>In the first weeks after a heart attack, a stent or a heart operation the heart must not be strained. Massage "
            "changes blood flow and blood pressure, and lying face down is hard on the chest.</p>"
            "<p>We do not give massage in these weeks, and afterwards only when your cardiologist has agreed.</p>"
        ),
        "instead": (
            "<p>Ask your cardiologist when massage is possible, and tell us every medicine you take. If it was years ago, "
            "the entry on heart defects applies to you.</p>"
            "<p>Call 113 for chest pain, also if it spreads into an arm, the jaw or between the shoulder blades, and for "
            "sudden shortness of breath, cold sweat or fainting.</p>"
        ),
        "zone": "",
        **source(
            "NHS (UK): Recovery after a heart attack",
            "https://www.nhs.uk/conditions/heart-attack/recovery/",
        ),
        "search_description": "In the first weeks after a heart attack there is no massage; later only if a cardiologist agrees.",
    },
    {
        "key": "varicose-veins",
        "title": "Varicose veins",
        "other_names": "varicose, swollen veins, vein inflammation, phlebitis, spider veins",
        "severity": "local",
        "explanation": (
            "<p>Varicose veins are widened veins under the skin, mostly on the legs. Pressure can hurt them, and now and "
            "then a clot forms in them.</p>"
            "<p>We do not massage, rub or pat a leg with varicose veins. Massage of the back and the neck is usually "
            "possible.</p>"
        ),
        "instead": (
            "<p>Show us the legs before we begin. Do not pat or knead them yourself either.</p>"
            "<p>Speak to a doctor today if a vein is hard, red and painful, or one calf or thigh is swollen, warm, painful "
            "or changed in colour. If a vein bleeds, press on it, raise the leg, and call 113 if it does not stop.</p>"
        ),
        "zone": "legs",
        **source("NHS (UK): Varicose veins", "https://www.nhs.uk/conditions/varicose-veins/"),
        "search_description": "Legs with varicose veins are left alone. Signs of a clot or an inflamed vein, and what to do.",
    },
    {
        "key": "pacemaker",
        "title": "Pacemaker or other implant in the chest",
        "other_names": "pacemaker, heart pacemaker, defibrillator, ICD, implant, port",
        "severity": "ask",
        "explanation": (
            "<p>A pacemaker or defibrillator lies under the skin below a collarbone. In the first weeks its wires can move "
            "out of place, and pressure on the device or lying on it hurts.</p>"
            "<p>We never massage over the device or around it, and we use no electrical massage devices.</p>"
        ),
        "instead": (
            "<p>Ask your cardiologist first, and how long the shoulder and the arm on that side should be left alone. Tell "
            "us before you lie down: you can lie on your side.</p>"
            "<p>Speak to a doctor today if the skin over the device is red, hot, swollen or open. Call 113 if you faint, "
            "have chest pain, or the defibrillator gives a shock.</p>"
        ),
        "zone": "",
        **source(
            "The Rotherham NHS Foundation Trust: Pacemakers",
            "https://www.therotherhamft.nhs.uk/patients-and-visitors/patient-information/pacemakers",
        ),
        "search_description": "Massage with a pacemaker or defibrillator: what we leave alone and what to ask the cardiologist.",
    },
    {
        "key": "blood-thinners",
        "title": "Blood-thinning medicine",
        "other_names": (
            "blood thinners, anticoagulants, warfarin, rivaroxaban, apixaban, dabigatran, heparin, aspirin, clopidogrel"
        ),
        "severity": "ask",
        "explanation": (
            "<p>These medicines make the blood clot more slowly, so kneading, tapping or firm pressure can cause large bruises "
            "and bleeding inside that do not show at once.</p>"
            "<p>We leave out tapping and deep kneading and work with light pressure.</p>"
        ),
        "instead": (
            "<p>Ask the doctor who prescribed it, and tell us the name of the medicine and why you take it. Do not stop or "
            "skip it in order to have a massage.</p>"
            "<p>Speak to a doctor today about bruises that grow, or black or bloody stools or urine. Call 113 after a blow "
            "to the head, even if you feel well, or if bleeding does not stop.</p>"
        ),
        "zone": "",
        **source(
            "NHS (UK): Anticoagulant medicines", "https://www.nhs.uk/conditions/anticoagulants/"
        ),
        "search_description": "Warfarin and other blood thinners: why we work lightly, whom to ask, and when to call 113.",
    },
]
