"""Words that stand around names of people, as sets of folded words (lower case, no full stops); no code."""

from __future__ import annotations

# Forms of address and offices that stand before a name. "mr", "ms" and the like also tell a pronoun, see GENDERED.
_ADDRESSES = """
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
"""

# Ranks and occupations that English sets before a name without an article. Those that are common given names or
# surnames (Mason, Taylor, Miller, Carpenter) stay out: "Mason Lee" is no mason.
_OCCUPATIONS = """
    councillor councilor cllr councilmember alderwoman assemblymember legislator lawmaker burgomaster mayoress provost
    rector lecturer headmaster headmistress headteacher schoolmaster teacher tutor principal
    actor actress author novelist playwright composer conductor pianist violinist cellist soprano baritone
    choreographer sculptor photographer cartoonist comedian rapper filmmaker producer screenwriter broadcaster
    presenter columnist journalist correspondent editor publisher blogger anchor moderator
    goalkeeper quarterback striker midfielder defender winger batsman bowler jockey referee umpire cyclist sprinter
    swimmer golfer fencer
    barrister advocate lawyer bailiff coroner registrar juror clerk usher arbitrator
    engineer architect surveyor electrician plumber bricklayer fisherman boatman ferryman lifeguard skipper helmsman
    coxswain boatswain bosun purser steward stewardess harbourmaster harbormaster stationmaster postmaster postmistress
    quartermaster gamekeeper groundsman groundskeeper caretaker janitor butcher innkeeper landlord landlady publican
    bartender waiter waitress chef grocer auctioneer bookseller librarian archivist curator quarryman bargeman
    verger organist choirmaster vicar curate deacon deaconess archdeacon chaplain abbess prioress friar monsignor
    mother brother novice
    nurse midwife matron surgeon physician paramedic pharmacist dentist veterinarian vet psychiatrist psychologist
    pathologist neurologist cardiologist epidemiologist oncologist therapist
    scientist physicist chemist biologist astronomer geologist economist historian sociologist philosopher
    mathematician meteorologist zoologist botanist ecologist anthropologist archaeologist statistician analyst
    researcher astronaut cosmonaut
    airman seaman midshipman ensign commodore trooper rifleman bombardier patrolman policeman policewoman ranger
    firefighter fireman commandant constable pc dc
    duchess baroness viscount viscountess marquess archduke sultan emir tsar empress
    ceo cfo coo founder cofounder owner banker broker trader investor entrepreneur bursar accountant auditor cashier
    foreman forewoman overseer supervisor contractor developer shopkeeper driver farmer
    activist campaigner organiser organizer resident pensioner widower student pupil eyewitness witness
"""
TITLES = frozenset((_ADDRESSES + _OCCUPATIONS).split())

# Titles that are names as well; they count as titles only where nothing but titles stands before them.
TITLES_AND_NAMES = frozenset(
    "king queen prince dean major judge bishop pope marshal page chief private late constable driver farmer butcher "
    "landlord deacon".split()
)

# Before such a title they make an office of it: "Police Chief Ann Lee", "Circuit Judge Ann Lee".
OFFICES = frozenset(
    """
    police fire district circuit county federal superior municipal appeals court law probate family immigration crown
    high supreme magistrate village campaign bureau
    """.split()
)

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
    "brother": "he", "emperor": "he", "tsar": "he", "viscount": "he", "headmaster": "he", "policeman": "he",
    "mrs": "she", "ms": "she", "miss": "she", "dame": "she", "lady": "she", "madam": "she", "congresswoman": "she",
    "chairwoman": "she", "spokeswoman": "she", "queen": "she", "princess": "she", "assemblywoman": "she",
    "councilwoman": "she", "sister": "she", "mother": "she", "empress": "she", "duchess": "she", "baroness": "she",
    "viscountess": "she", "headmistress": "she", "policewoman": "she", "alderwoman": "she",
}  # fmt: skip

# Of these, forms of address that never stand before the name of somebody of the other sex, as "Chairman" does.
SEXED = {title: sex for title, sex in GENDERED.items() if not title.endswith("man")}

# Given names that stand for one another: a name, its spellings and its short forms. A short form may stand in several.
_SAME_GIVEN = """
    abraham abe abram bram|adam ad|adrian ade|alan allan allen al|albert al bert bertie|alexander alec alex al sandy
    alfred al alf alfie fred freddie|alistair alastair alasdair al ali|aloysius al|andrew andy drew|angus gus
    anthony antony tony ant|archibald archie baldie|arnold arn arnie|arthur art artie|augustus gus
    barnabas barnaby barney|bartholomew bart barty bat|basil baz|benedict ben benny|benjamin ben benny benji
    bernard bernie bern barney|bradley bradford brad|brendan bren|brian bryan bri|bruce brucie|calvin cal|cameron cam
    cecil cec|charles charlie charley chuck chas chaz|christian chris|christopher chris kit kester topher
    clarence clarrie|clement clem|clifford clifton cliff|clinton clint|cornelius con connie neil|cuthbert bert cuddy
    cyril cy|daniel dan danny dani|darren daz|david dave davey davy dai|dennis denis denny den|dermot derry|derek del
    desmond des|dominic dom nick|donald don donny donnie|douglas doug dougie|duncan dunc|ebenezer eben|edgar ed eddie
    edmund edmond ed eddie ned ted|edward ed eddie ned ted teddy|edwin ed eddie ned win|elijah eli lije|emmanuel manny
    eric erik rick|ernest ernie ern|eugene gene|evan ev|ferdinand ferdy|francis frank frankie fran|franklin frank
    frederick frederic fred freddie freddy fritz rick|gabriel gabe|gareth gary gaz|geoffrey jeffrey jeff geoff
    george geordie georgie|gerald gerry jerry|gerard gerry jerry ged|gilbert gil gib bert|gordon gord gordie
    graham graeme gray|gregory greg gregg|harold harry hal|harrison harry|henry hank harry hal henk
    herbert herb herbie bert|horace horry|howard howie|hubert bert|hugh hughie|humphrey humph|ian iain|ignatius iggy
    isaac ike zac|isidore izzy|jacob jake jack jay|james jim jimmy jimmie jamie jem|jason jase
    jeremiah jeremy jerry jem|jerome jerry|jonathan jon jonny jonty nathan|john jack johnny johnnie jon
    joseph joe joey jo jos|joshua josh|julian jules|julius jules|justin jus|kenneth ken kenny|kevin kev|lancelot lance
    laurence lawrence larry laurie lorry|leonard len lenny leo|leopold leo|leroy roy|lewis lou lew|louis lou louie
    lionel len leo|lucas luke|malcolm mal malc|mark marc|martin marty mart|matthew matt matty mat|maurice mo morrie
    maximilian maxwell max|melvin melvyn mel|michael mike mick micky mickey mikey|miles myles|mitchell mitch
    montague monty|mortimer mort morty|nathaniel nathan nat nate|neville nev|nicholas nicolas nick nicky nico
    nigel nige|norman norm|oliver ollie olly noll|oscar ozzie|oswald oz ozzie ossie|patrick pat paddy patsy rick
    percival percy|peter pete pier|philip phillip phil pip|ralph rafe|randolph randall randy|raphael rafe raffy rafael
    raymond ray|reginald reg reggie rex|reuben rube ben|richard rick ricky rich richie dick dickie dickon
    robert bob bobby rob robbie bert rab|roderick rod roddy|rodney rod|roger rodge hodge|roland rowland rollo roly
    ronald ron ronnie|rudolph rudolf rudy|rupert bert|russell russ rusty|samuel sam sammy|seamus shay
    sebastian seb bastian|sidney sydney sid syd|simon si|solomon sol solly|spencer spence|stanley stan
    stephen steven steve stevie steph|stewart stuart stu stew|sylvester sly|terence terrence terry tel
    thaddeus tad thad|theodore ted teddy theo|thomas tom tommy thom|timothy tim timmy|tobias toby|tristram tris
    victor vic|vincent vince vinnie vin|wallace wally|walter walt wally wat|wilfred wilf fred|wilhelm will willi
    william bill billy will willie willy liam wim|winston win|zachary zachariah zach zack zac

    abigail abby gail|adelaide ada addie|adeline addie lina|agatha aggie|agnes aggie nessa nancy
    alexandra alex sandra sandy lexi|alice allie ali|alison allison ali allie|amanda mandy manda|amelia millie
    anastasia stacy stasia ana|andrea andie drea|angela angie ange|annabel bella|anne ann anna annie nan nancy
    antoinette antonia toni nettie|arabella bella|augusta gussie|barbara barb barbie babs bobbie
    beatrice beatrix bea bee trixie|belinda bel linda|bernadette bernie detta|bertha bertie
    bridget brigid biddy bridie|camilla millie milla cam|caroline carolyn carrie carol caro lina
    cassandra cass cassie sandra
    catherine katherine kathryn katharine cathy kathy kate katie kit kitty kay kat cat trina
    cecilia cecily cis cissie celia sissy|charlotte lottie charlie lotte|christina tina chris chrissy
    christine tina chris chrissy|clara claire clare|clementine clem clemmie|constance connie|cordelia delia
    cynthia cindy|daphne daph|deborah debra deb debbie|deirdre dee|delilah lila|diana diane di|dolores lola lolly
    dorothy dorothea dot dottie dolly dora thea|edith edie|eleanor elinor ellie nell nellie nora
    elizabeth elisabeth eliza elisa liz lizzie lizzy beth bess bessie betty betsy libby lisa lisbeth elsie
    ellen nell nellie|emma em emmy|emmeline emmie|esther hester essie hetty|ethel eth|eugenia genie|eva eve evie
    evelyn evie|felicity fliss flick|florence flo florrie flossie|frances fran fanny francie frankie cissie
    gabrielle gabby gaby|genevieve gen jenny viv|georgina georgie gina|georgia georgie|geraldine gerry geri
    gertrude gert gertie trudy|gillian jill gill|grace gracie|guinevere gwen|gwendolen gwendolyn gwen gwenda wendy
    harriet hattie harrie hatty|helen nell nellie lena|henrietta hetty etta hettie|hilary hil|honora nora|ida idie
    imogen immy imo|irene rene|isabel isabelle isabella izzy bel bella belle ibby|jacqueline jackie jacqui
    jane janie jenny|janet jan jenny|jemima jem mima|jennifer jen jenny|jessica jess jessie|joanna joanne jo
    josephine jo josie fifi|joyce joy|judith judy jude|julia julie|katrina kat trina|kathleen kath kathy kate katie
    kimberly kimberley kim|laura laurie lolly|leonora nora leo|leticia lettice letty|lilian lillian lil lily
    louise louisa lou lulu|lucille lucy lou lulu|lucinda lucy cindy lu|lucia lucy|lydia liddy|mabel may
    madeleine madeline maddie maddy|magdalena magda lena maggie|marcia marcie
    margaret maggie meg peg peggy madge marge margie greta rita daisy mamie maisie|maria mia mimi ria
    mary molly polly mamie may moll minnie|marilyn lyn mari|marjorie madge marge margie|martha mattie patty
    martina tina|matilda tilly tilda mattie|melanie mel|melissa mel lissa missy|michelle chelle|mildred millie
    millicent millie|miranda mandy randa|miriam mimi mim|monica mon|nadine nadia|nancy nan|natalie nat talie
    nicola nicole nicky nikki|octavia tavy|olivia liv livvy ollie|pamela pam|patricia pat patty patsy tricia trish
    paula paulina pauline polly|penelope penny nell|philippa pip pippa|phyllis phyl|prudence prue|priscilla cilla pris
    rachel rae ray|rebecca becky becca beck|regina gina|roberta bobbie robbie|rosalind ros roz|rosamund ros rosie
    rosemary rose rosie romy|roxanne roxy|ruth ruthie|sabrina bree|samantha sam sammy|sarah sara sally sadie
    sharon shaz|shirley shirl|sophia sophie|stephanie steph stevie|susan susanna suzanne sue susie suzie suki
    sybil sib|sylvia sylvie|tabitha tabby|tamara tammy|teresa theresa terry tess tessa tracy resa|thomasina tamsin
    ursula ursie|valerie val|vanessa nessa nessie|verena vreni|veronica ronnie vera nicky
    victoria vicky vikki tori vic|violet vi|virginia ginny ginger|vivian vivien viv
    wilhelmina mina minnie wilma billie|winifred winnie win freda|yvonne von|zoe zo
"""
SAME_GIVEN = tuple(
    frozenset(names.split()) for line in _SAME_GIVEN.split("\n") for names in line.split("|") if names.strip()
)
