"""Words that stand around names of people, as sets of folded words (lower case, no full stops); no code."""

from __future__ import annotations

# Forms of address and offices that stand before a name. "mr", "ms" and the like also tell a pronoun, see GENDERED.
TITLES = frozenset(
    """
    mr mrs ms mx miss sir dame lord lady madam dr prof professor rev reverend fr father sister rabbi imam hon
    honorable gov governor lt lieutenant sen senator rep representative reps sens congressman congresswoman delegate
    assemblyman assemblywoman councilman councilwoman alderman pres president vice veep chancellor premier minister
    secretary undersecretary ambassador amb consul envoy speaker leader whip chairman chairwoman chair chairperson
    mayor sheriff chief commissioner director administrator attorney atty solicitor prosecutor judge justice
    magistrate marshal general gen colonel col major maj captain capt commander cmdr admiral adm sergeant sgt
    corporal cpl private pvt brigadier brig officer detective det inspector insp superintendent supt agent special
    warden cardinal bishop archbishop pope pastor dean king queen prince princess emperor sheikh ayatollah coach
    manager counsel counselor treasurer comptroller spokesman spokeswoman spokesperson adviser advisor strategist
    deputy dep assistant asst associate assoc acting interim former ex then late incoming outgoing elect emeritus
    nominee candidate executive
    """.split()
)

# Titles that are names as well; they count as titles only where nothing but titles stands before them.
TITLES_AND_NAMES = frozenset("king queen prince dean major judge bishop pope marshal page chief private late".split())

# What "of" or "to" may add to an office: "Secretary of State Ann Lee".
PORTFOLIOS = frozenset(
    """
    state defense defence treasury commerce labor labour education energy interior agriculture health transportation
    justice homeland security national intelligence staff trade finance foreign affairs veterans us uk un eu dc usa
    nations united states kingdom
    """.split()
)

SUFFIXES = frozenset("jr sr ii iii iv v esq md phd jd cpa dds rn qc kc mp obe cbe".split())
GENERATIONS = frozenset("jr sr ii iii iv v".split())

PARTICLES = frozenset(
    "de del della der den des di da dos du la le van von vom zu zur ter ten al el bin ibn ben st y".split()
)

# Labels for whoever speaks that name nobody.
ROLE_LABELS = frozenset(
    """
    the a an speaker speakers unknown unidentified male female man woman men women voice voices person persons
    people participant participants audience member members moderator host anchor interviewer interviewee questioner
    question answer q a court clerk bailiff reporter reporters witness defendant plaintiff petitioner respondent
    appellant appellee counsel operator translator interpreter narrator caller crowd all both multiple several
    others other number no juror foreperson foreman examiner officer staff press media video audio clip off-camera
    offscreen announcer chorus response chair chairman chairwoman chairperson president secretary senator judge
    justice of committee house senate government commission panel board chief prosecution defense defence state
    """.split()
)

# Forms of address that tell the pronoun.
GENDERED = {
    "mr": "he", "sir": "he", "lord": "he", "congressman": "he", "chairman": "he", "spokesman": "he", "king": "he",
    "assemblyman": "he", "councilman": "he", "alderman": "he", "prince": "he", "father": "he", "pope": "he",
    "mrs": "she", "ms": "she", "miss": "she", "dame": "she", "lady": "she", "madam": "she", "congresswoman": "she",
    "chairwoman": "she", "spokeswoman": "she", "queen": "she", "princess": "she", "assemblywoman": "she",
    "councilwoman": "she", "sister": "she",
}  # fmt: skip

# Given names that stand for one another.
_SAME_GIVEN = """
    william bill will billy willie liam|robert bob rob bobby robbie|james jim jimmy jamie|michael mike mick mickey
    joseph joe joey|richard rick dick rich ricky|thomas tom tommy|charles charlie chuck|edward ed eddie ted ned
    theodore ted teddy|john jack johnny jon|jonathan jon|anthony tony|daniel dan danny|david dave davey|donald don donny
    matthew matt|gregory greg|andrew andy drew|steven steve|stephen steve|kenneth ken kenny|ronald ron ronnie
    timothy tim|christopher chris kit|nicholas nick|benjamin ben|samuel sam|alexander alex sandy|peter pete
    patrick pat paddy|lawrence larry|leonard len lenny leo|gerald gerry jerry|jerome jerry|jeffrey jeff|geoffrey geoff
    frederick fred freddy|francis frank|franklin frank|raymond ray|walter walt wally|henry hank harry|harold harry hal
    nathaniel nathan nate|philip phil|phillip phil|eugene gene|stanley stan|vincent vince|zachary zach zack
    joshua josh|jacob jake|eric rick|albert al bert|alfred al fred|louis lou|lewis lou|martin marty|mitchell mitch
    bernard bernie|calvin cal|clifford cliff|douglas doug|randall randy|rudolph rudy|russell russ|terrence terry
    elizabeth liz beth betty lizzie eliza betsy|margaret maggie meg peggy|katherine kate kathy katie kat|catherine cathy
    kate|kathleen kathy kate|jennifer jen jenny|jessica jess jessie|patricia pat patty tricia|deborah deb debbie
    barbara barb|susan sue susie|christine chris tina chrissy|christina tina|rebecca becky becca|samantha sam
    alexandra alex sandra|cynthia cindy|pamela pam|victoria vicky tori|kimberly kim|stephanie steph|jacqueline jackie
    judith judy|virginia ginny|dorothy dot dottie|eleanor ellie nell|abigail abby|amanda mandy|madeleine maddie
    theresa terry tess|valerie val|rosemary rose|josephine jo josie|joanne jo|nancy nan|lucille lucy|antoinette toni
"""
SAME_GIVEN = tuple(
    frozenset(names.split()) for line in _SAME_GIVEN.split("\n") for names in line.split("|") if names.strip()
)
