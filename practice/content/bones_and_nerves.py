"""Contraindications of bones, joints and nerves; operations; alcohol."""

from practice.content.sources import NCCIH, source

BONES_AND_NERVES = [
    {
        "key": "osteoporosis",
        "title": "Osteoporosis",
        "other_names": "weak bones, brittle bones, thin bones, low bone density, osteopenia, compression fracture",
        "severity": "ask",
        "explanation": (
            "<p>In osteoporosis the bones are so weak that they can break after a small knock, and in the spine or the "
            "ribs even from pressure. A broken vertebra may hurt only a little at first.</p>"
            "<p>We do not press on the spine or the ribs, and we leave out tapping.</p>"
        ),
        "instead": (
            "<p>Ask your doctor whether massage suits you, and tell us about every fracture you have had. With a fracture "
            "that has not healed we do not give massage.</p>"
            "<p>Speak to a doctor today about new back pain, also after a small fall, or if you have become shorter or "
            "more bent.</p>"
        ),
        "zone": "",
        **source(
            "NICE guideline CG146: Osteoporosis, assessing the risk of fracture",
            "https://www.nice.org.uk/guidance/cg146",
        ),
        "search_description": "Weak bones and massage: what we leave out, what to ask your doctor, and when to go today.",
    },
    {
        "key": "recent-operation",
        "title": "Recent operation or injection",
        "other_names": (
            "surgery, operated, sutures, back surgery, spinal injection, epidural, nerve block, steroid injection, "
            "hip replacement, knee replacement"
        ),
        "severity": "ask",
        "explanation": (
            "<p>After an operation, tissue has to heal, stitches can open, and blood clots in the legs are more likely. "
            "After an injection into the spine, a joint or a muscle, pressure can spread the medicine or bring "
            "infection.</p>"
            "<p>We do not massage until the doctor who treated you has agreed, and never over a wound.</p>"
        ),
        "instead": (
            "<p>Ask the surgeon, or the doctor who gave the injection, from when on massage is possible and which area "
            "to leave alone.</p>"
            "<p>Speak to a doctor today if the place is hot, red, weeping or more painful, or if you have a high "
            "temperature. Call 113 if after an injection or operation on the spine you lose control of your bladder "
            "or bowel, cannot pass urine, or one or both legs become weak or numb.</p>"
        ),
        "zone": "",
        **NCCIH,
        "search_description": "After an operation or an injection, also in the spine: who has to agree before a massage.",
    },
    {
        "key": "rheumatoid-arthritis-of-the-neck",
        "title": "Rheumatoid arthritis",
        "other_names": "rheumatoid, RA, rheumatism, loose neck joints, ankylosing spondylitis, Bechterew",
        "severity": "ask",
        "explanation": (
            "<p>Over the years rheumatoid arthritis can loosen the joints at the top of the neck. Moving or pressing such "
            "a neck can harm the spinal cord, even if it does not hurt.</p>"
            "<p>We do not massage, turn or stretch the neck until a doctor has found that it is stable. We do not massage "
            "inflamed joints.</p>"
        ),
        "instead": (
            "<p>Ask your rheumatologist about the neck, and bring the answer in writing. Come at a time when the disease "
            "is quiet.</p>"
            "<p>Speak to a doctor today if your hands become clumsy, your walk unsteady, or you feel electric shocks when "
            "you bend your neck. Call 113 if it is sudden.</p>"
        ),
        "zone": "neck_collar",
        **source(
            "Slater, Briggs, Fary, Chan: Upper cervical instability associated with rheumatoid arthritis. Manual "
            "Therapy, 2013",
            "https://doi.org/10.1016/j.math.2013.01.005",
        ),
        "search_description": "Rheumatoid arthritis can loosen the upper neck: why we leave it alone until a doctor agrees.",
    },
    {
        "key": "herniated-disc",
        "title": "Herniated disc",
        "other_names": "slipped disc, disc prolapse, protrusion, sciatica, trapped nerve, spinal stenosis",
        "severity": "ask",
        "explanation": (
            "<p>A herniated disc bulges out and can press on a nerve: pain, tingling or weakness then runs into a leg or an "
            "arm. Massage does not put a disc back.</p>"
            "<p>It can relax the muscles around it. While the pain is new and severe, or an arm or a leg is weak, we do not "
            "give massage.</p>"
        ),
        "instead": (
            "<p>Ask your doctor first, and bring the results of a scan if you have them. We work lightly, beside the spine, "
            "and stop if pain runs into the leg or the arm.</p>"
            "<p>Call 113 if you have lost control of your bladder or bowel, cannot pass urine, feel numbness or tingling "
            "around the genitals or back passage or on the inner thighs, have pain, tingling, weakness or numbness in both "
            "legs, or one leg is suddenly weak or getting weaker.</p>"
        ),
        "zone": "",
        **source(
            "NICE: Slipped disc, information for the public (IPG555)",
            "https://www.nice.org.uk/guidance/ipg555/ifp/chapter/The-condition",
        ),
        "search_description": "Massage with a herniated disc: what it cannot do, what to ask first, and when to call 113.",
    },
    {
        "key": "epilepsy",
        "title": "Epilepsy",
        "other_names": "seizure, fit, convulsion, falling sickness",
        "severity": "ask",
        "explanation": (
            "<p>Massage is not known to cause seizures, but somebody who has one on a narrow couch can fall. Lack of sleep, "
            "hunger or a missed tablet make a seizure more likely.</p>"
            "<p>We do not give massage on the day of a seizure.</p>"
        ),
        "instead": (
            "<p>Ask your doctor first if your seizures are not under control or your medicine was changed. Tell us how your "
            "seizures begin and what we should do.</p>"
            "<p>Call 113 for a first seizure, one that lasts more than 5 minutes, one after another, an injury, or if the "
            "person does not wake up or breathe normally afterwards.</p>"
        ),
        "zone": "",
        **source(
            "Epilepsy Society: First aid quick guide",
            "https://epilepsysociety.org.uk/first-aid-quick-guide",
        ),
        "search_description": "Massage with epilepsy: what to ask your doctor, what to tell us, and when to call 113.",
    },
    {
        "key": "alcohol",
        "title": "Alcohol",
        "other_names": "drunk, beer, wine, hangover, intoxicated",
        "severity": "absolute",
        "explanation": (
            "<p>After alcohol you feel pain less well and cannot say in time that the pressure is too strong. Both alcohol "
            "and massage can lower blood pressure, so you may faint when you stand up.</p>"
            "<p>We do not give massage to anyone who has been drinking that day.</p>"
        ),
        "instead": (
            "<p>Ring us and we will find another day. Do not drive.</p>"
            "<p>Call 113 if somebody who has been drinking cannot be woken, breathes slowly or irregularly, has a seizure "
            "or has hit their head.</p>"
        ),
        "zone": "",
        **source("NHS (UK): Alcohol poisoning", "https://www.nhs.uk/conditions/alcohol-poisoning/"),
        "search_description": "After alcohol there is no massage that day: why, and when somebody needs an ambulance.",
    },
]
