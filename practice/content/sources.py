"""Where the libraries of contraindications and red flags take their advice from."""


def source(name: str, url: str = "") -> dict[str, str]:
    return {"source": name, "source_url": url, "reviewed_on": "2026-11-23"}


def reference(name: str, url: str = "") -> dict[str, str]:
    return {"source": name, "source_url": url}


NCCIH = source(
    "NCCIH (US National Institutes of Health): Massage therapy",
    "https://www.nccih.nih.gov/health/massage-therapy-what-you-need-to-know",
)

# Red flags.
STROKE = reference(
    "SPKC (Latvia): Atpazīsti insultu, rīkojies ātri",
    "https://www.spkc.gov.lv/lv/atpazisti-insultu-rikojies-atri",
)
BACK_PAIN = reference("NHS (UK): Back pain", "https://www.nhs.uk/conditions/back-pain/")
NECK_PAIN = reference(
    "NHS (UK): Neck pain", "https://www.nhs.uk/conditions/neck-pain-and-stiff-neck/"
)
SCIATICA = reference("NHS (UK): Sciatica", "https://www.nhs.uk/conditions/sciatica/")
HEADACHES = reference("NHS (UK): Headaches", "https://www.nhs.uk/conditions/headaches/")
MIGRAINE = reference("NHS (UK): Migraine", "https://www.nhs.uk/conditions/migraine/")
MENINGITIS = reference("NHS (UK): Meningitis", "https://www.nhs.uk/conditions/meningitis/")
HEAD_INJURY = reference(
    "NHS (UK): Head injury and concussion",
    "https://www.nhs.uk/conditions/head-injury-and-concussion/",
)
DVT = reference(
    "NHS (UK): Deep vein thrombosis", "https://www.nhs.uk/conditions/deep-vein-thrombosis-dvt/"
)
ARTERITIS = reference(
    "NHS (UK): Temporal arteritis", "https://www.nhs.uk/conditions/temporal-arteritis/"
)
PRE_ECLAMPSIA = reference("NHS (UK): Pre-eclampsia", "https://www.nhs.uk/conditions/pre-eclampsia/")
COLD_LIMB = reference(
    "Health New Zealand: Acute limb ischaemia",
    "https://info.health.nz/conditions-treatments/blood/peripheral-vascular-disease/acute-limb-ischaemia",
)
HEADACHE_GUIDELINE = reference(
    "NICE guideline CG150: Headaches in over 12s", "https://www.nice.org.uk/guidance/cg150"
)
NEUROLOGY = reference(
    "NICE guideline NG127: Suspected neurological conditions",
    "https://www.nice.org.uk/guidance/ng127",
)
SPINAL_CANCER = reference(
    "NICE guideline NG234: Spinal metastases and metastatic spinal cord compression",
    "https://www.nice.org.uk/guidance/ng234",
)
OSTEOPOROSIS = reference(
    "NICE guideline CG146: Osteoporosis, assessing the risk of fracture",
    "https://www.nice.org.uk/guidance/cg146",
)
SUSPECTED_CANCER = reference(
    "NICE guideline NG12: Suspected cancer, recognition and referral",
    "https://www.nice.org.uk/guidance/ng12",
)
SHOULDER_PAIN = reference("NHS (UK): Shoulder pain", "https://www.nhs.uk/symptoms/shoulder-pain/")
SPRAINS = reference(
    "NHS (UK): Sprains and strains", "https://www.nhs.uk/conditions/sprains-and-strains/"
)
NUMBNESS = reference("NHS (UK): Pins and needles", "https://www.nhs.uk/symptoms/pins-and-needles/")
