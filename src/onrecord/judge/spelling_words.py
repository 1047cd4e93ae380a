"""Contractions, short forms, and US and UK spellings, as data; all spellings are folded."""

from __future__ import annotations

CONTRACTIONS = {
    "won't": ("will not",),
    "can't": ("can not", "cannot"),
    "cannot": ("can not",),
    "shan't": ("shall not",),
    "ain't": ("is not", "am not", "are not"),
    "let's": ("let us",),
    "gonna": ("going to",),
    "wanna": ("want to",),
    "gotta": ("got to", "have got to", "have to"),
    "hafta": ("have to",),
    "kinda": ("kind of",),
    "sorta": ("sort of",),
    "lotta": ("lot of",),
    "outta": ("out of",),
    "gimme": ("give me",),
    "lemme": ("let me",),
    "dunno": ("do not know",),
    "y'all": ("you all",),
    "'em": ("them",),
    "em": ("them",),
    "'cause": ("because",),
    "cause": ("because",),
    "cuz": ("because",),
    "'til": ("until",),
    "till": ("until",),
    "ok": ("okay",),
    "o.k": ("okay",),
    "yeah": ("yes",),
    "yep": ("yes",),
    "ya": ("you",),
    "mr": ("mister",),
    "dr": ("doctor",),
    "st": ("saint", "street"),
    "rd": ("road",),
    "ave": ("avenue",),
    "mt": ("mount",),
    "ft": ("fort", "feet", "foot"),
    "km": ("kilometer", "kilometers"),
    "cm": ("centimeter", "centimeters"),
    "mm": ("millimeter", "millimeters"),
    "kg": ("kilogram", "kilograms"),
    "mg": ("milligram", "milligrams"),
    "lb": ("pound", "pounds"),
    "lbs": ("pounds",),
    "oz": ("ounce", "ounces"),
    "hrs": ("hours",),
    "hr": ("hour",),
    "mins": ("minutes",),
    "min": ("minute", "minutes"),
    "mph": ("miles per hour", "miles an hour"),
    "alright": ("all right",),
    "percent": ("per cent",),
    "no": ("number",),
    "nos": ("numbers",),
    "gov": ("governor",),
    "gen": ("general",),
    "sen": ("senator",),
    "rep": ("representative",),
    "vs": ("versus",),
    "w": ("with",),
    "govt": ("government",),
    "dept": ("department",),
    "approx": ("approximately",),
    "tv": ("television",),
}
CLITICS = {
    "n't": ("not",),
    "'re": ("are",),
    "'ll": ("will", "shall"),
    "'ve": ("have",),
    "'m": ("am",),
    "'d": ("would", "had", "did"),
    "'s": ("is", "has", "us"),
}
# US and UK spellings that no rule of `spelling.py` reaches.
SPELLING_PAIRS = (
    ("gray", "grey"),
    ("program", "programme"),
    ("check", "cheque"),
    ("tire", "tyre"),
    ("curb", "kerb"),
    ("plow", "plough"),
    ("draft", "draught"),
    ("skeptic", "sceptic"),
    ("skeptical", "sceptical"),
    ("aluminum", "aluminium"),
    ("airplane", "aeroplane"),
    ("jail", "gaol"),
    ("judgment", "judgement"),
    ("acknowledgment", "acknowledgement"),
    ("while", "whilst"),
    ("among", "amongst"),
    ("toward", "towards"),
    ("afterward", "afterwards"),
    ("learned", "learnt"),
    ("burned", "burnt"),
    ("dreamed", "dreamt"),
    ("spelled", "spelt"),
    ("adviser", "advisor"),
    ("mom", "mum"),
    ("pajamas", "pyjamas"),
    ("story", "storey"),
    ("ax", "axe"),
    ("sulfur", "sulphur"),
    ("jewelry", "jewellery"),
    ("fulfill", "fulfil"),
    ("skillful", "skilful"),
    ("willful", "wilful"),
    ("enroll", "enrol"),
    ("instill", "instil"),
    ("distill", "distil"),
    ("practice", "practise"),
    ("diarrhea", "diarrhoea"),
    ("fetus", "foetus"),
    ("maneuver", "manoeuvre"),
    ("maneuvers", "manoeuvres"),
    ("cozy", "cosy"),
    ("mustache", "moustache"),
    ("specialty", "speciality"),
    ("artifact", "artefact"),
    ("inquiry", "enquiry"),
)

# Short forms of months, days and US states, postal and newspaper style (AP Stylebook, "months", "state names").
SHORT_DATES = dict(
    pair.split(":")
    for pair in (
        "jan:january feb:february mar:march apr:april jun:june jul:july aug:august sep:september sept:september "
        "oct:october nov:november dec:december mon:monday tue:tuesday tues:tuesday wed:wednesday thu:thursday "
        "thurs:thursday fri:friday sat:saturday sun:sunday "
    ).split()
)
SHORT_STATES = {
    short: name.replace("_", " ")
    for short, name in (
        pair.split(":")
        for pair in (
            "al:alabama ak:alaska az:arizona ar:arkansas ca:california co:colorado ct:connecticut de:delaware "
            "fl:florida "
            "ga:georgia hi:hawaii id:idaho il:illinois ia:iowa ks:kansas ky:kentucky la:louisiana me:maine "
            "md:maryland "
            "ma:massachusetts mi:michigan mn:minnesota ms:mississippi mo:missouri mt:montana ne:nebraska nv:nevada "
            "nh:new_hampshire nj:new_jersey nm:new_mexico ny:new_york nc:north_carolina nd:north_dakota oh:ohio "
            "ok:oklahoma or:oregon pa:pennsylvania ri:rhode_island sc:south_carolina sd:south_dakota tn:tennessee "
            "tx:texas ut:utah vt:vermont va:virginia wa:washington wv:west_virginia wi:wisconsin wy:wyoming "
            "ala:alabama "
            "ariz:arizona ark:arkansas calif:california colo:colorado conn:connecticut del:delaware fla:florida "
            "ill:illinois ind:indiana kan:kansas mass:massachusetts md:maryland mich:michigan minn:minnesota "
            "miss:mississippi mont:montana neb:nebraska nev:nevada okla:oklahoma ore:oregon pa:pennsylvania "
            "tenn:tennessee tex:texas vt:vermont va:virginia wash:washington wis:wisconsin wyo:wyoming "
        ).split()
    )
}
