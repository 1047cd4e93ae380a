"""Words that tell names of people from other capitalised runs, as sets of folded words; no code.

The given names are the commonest ones of the United States census and of a few other languages (public domain); a name
that is missing costs certainty, never an accusation.
"""

from __future__ import annotations

HE_NAMES = frozenset(
    """
    aaron adam adrian ahmed alan albert alejandro alex alexander alfred ali allen alonzo andre andrew andy angel
    anthony antonio arthur barack barry ben benjamin bernard bernie bill billy bob bobby brad bradley brandon
    brendan brett brian bruce bryan byron caleb calvin carl carlos cedric chad charles charlie chester chris
    christian christopher chuck clarence clark claude clifford clint clyde colin connor corey craig curtis dale
    damon dan daniel danny darren darrell dave david dean dennis derek derrick devin diego dmitri dominic don donald
    doug douglas duane dustin dwight dylan earl ed eddie edgar eduardo edward edwin eli elijah elliott eric erik
    ernest ethan eugene evan felix fernando floyd francis francisco frank franklin fred frederick gabriel gary gavin
    gene george gerald gilbert glenn gordon graham grant greg gregory guy harold harry harvey hassan hector henry
    herbert herman howard hugh ian ibrahim igor isaac ivan jack jackson jacob jake james jared jason javier jay jeff
    jeffrey jeremy jerome jerry jesse jim jimmy joe joel john johnny jon jonathan jordan jorge jose joseph josh
    joshua juan julian julio justin karl keith kenneth ken kevin kyle lance larry lawrence leo leon leonard leroy
    leslie liam lloyd logan lou louis lucas luis luke malcolm manuel marc marco marcus mario mark marshall martin
    marvin matt matthew maurice max melvin michael miguel mike mitch mitchell mohamed mohammed muhammad nathan
    nathaniel neil nicholas nick nicolas noah norman oliver omar oscar otto owen pablo patrick paul pedro pete peter
    phil philip phillip preston rafael ralph ramon randall randy raul ray raymond reggie reginald ricardo richard
    rick ricky rob robert roberto rodney roger roland ron ronald ross roy ruben russell ryan salvador sam samuel
    scott sean sebastian sergei sergey sergio seth shane shaun shawn sidney simon spencer stanley stephen steve
    steven stewart stuart ted terrence theodore thomas tim timothy todd tom tommy tony travis trevor troy tyler
    vernon victor vincent vladimir wade wallace walter warren wayne wesley wendell willard william willie winston
    xavier zachary
    """.split()
)
SHE_NAMES = frozenset(
    """
    abigail adriana agnes aisha alexandra alexandria alexis alice alicia allison alma alyssa amanda amber amy ana
    andrea angela angelica anita ann anna anne annette annie april ariana ashley audrey barbara beatrice becky
    belinda bernice beth bethany betty beverly bonnie brenda brianna bridget brittany brooke camille candace carla
    carmen carol carolina caroline carolyn carrie cassandra catherine cathy cecilia celeste charlene charlotte
    chelsea cheryl christina christine cindy claire clara claudia colleen constance courtney crystal cynthia daisy
    dana danielle darlene dawn debbie deborah debra denise diana diane dianne dolores donna dora doris dorothy edith
    eileen elaine eleanor elena elizabeth ella ellen elsie emily emma erica erin esther ethel eva evelyn faith
    fatima felicia flora florence frances gail geraldine gertrude gina gladys glenda gloria grace greta gretchen
    gwen hannah harriet hazel heather heidi helen hilary hillary holly ida ines ingrid irene iris isabel isabella
    ivanka jackie jacqueline jane janet janice jasmine jean jeanette jeanne jenna jennifer jenny jessica jill joan
    joann joanna josephine joy joyce juanita judith judy julia juliana julie june karen kate katherine kathleen
    kathryn kathy katie kayla kellyanne kimberly kristen kristin kristina latoya laura lauren leah lena lillian
    linda lisa lois loretta lori lorraine louise lucia lucille lucy lydia lynn mabel madeline madison maggie marcia
    margaret margarita maria marian marianne marie marilyn marina marjorie marlene marsha martha mary maureen maxine
    megan melania melanie melinda melissa mercedes meredith michele michelle mildred miranda miriam molly monica
    nadia nancy naomi natalie natasha nicole nina nora norma olga olivia pamela patricia paula pauline pearl peggy
    penny phyllis priscilla rachel ramona rebecca regina renee rhonda rita roberta robin rosa rose rosemary rosie
    roxanne ruby ruth sabrina sally samantha sandra sara sarah shannon sharon sheila shelly sherry shirley silvia
    sofia sonia sophia stacey stacy stella stephanie sue susan suzanne sylvia tamara tammy tanya tara teresa thelma
    theresa tiffany tina tracey tracy ursula valerie vanessa vera veronica victoria viola violet virginia vivian
    wanda wendy whitney wilma yolanda yvette yvonne zoe
    """.split()
)

# A run that holds one of these names an organisation, a place, an event or a thing.
NOT_PEOPLE = frozenset(
    """
    observer inquirer enquirer chronicle dispatch examiner courier mercury monitor guardian globe bulletin beacon
    ledger alabama alaska arizona arkansas california carolina colorado connecticut delaware florida hawaii idaho
    illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi
    missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont wisconsin
    wyoming academy act administration affairs agency agreement airlines airport alliance america americans
    amendment arena army article assembly associates association authority avenue award awards ballroom bank bankers
    basin bay beach bill board boulevard brewery bridge broadcasting brothers bureau cabinet cafe campaign capital
    capitol caucus center central centre chamber channel chapel christmas church city class clinic club coalition
    coast code college columbia command commission committee commons community companies company conference
    confederation congress constitution convention corp corporation corps council county court courthouse creek
    crisis cup daily day dakota defense defence democrats democracy department deal debate dinner district division
    drive dynamics earth east economics education election electric electoral embassy energy enterprise enterprises
    equality espn europe event exchange express facebook factory fair falls federation festival field financial
    force forces forest forum foundation fund gallery game games garden gardens gate gazette global google
    government grill group guard gulf hall hampshire headquarters health heights herald highway hill hills holdings
    home homeland hospital hotel house inc independence industries infrastructure initiative inn institute
    institution insurance intelligence international interstate island islands jersey journal kingdom lab laboratory
    lake lakes lane law lawmakers league legislature library life limited line llc lodge lounge magazine mall
    manufacturing market media medicaid medical medicare memorial mexico middle militia mills ministry monument
    morning motors mountain mountains movement museum national nations navy network news newspaper north northern
    northwest northeast office olympics opera order organization orleans pact palace parade park parliament parkway
    partners partnership party patrol peninsula pipeline plan plaza point police policy poll port post press prison
    products program project protection protocol public radio railroad rally ranch rangers records regiment region
    report reports republic republicans reserve resort restaurant review rights river road room saloon savings
    school schools science sea security senate sentinel series service services shop show society solutions south
    southern southeast southwest square stadium standard star state states station statement store strategies street
    strip studio studios summit sun super systems tabernacle tavern team technologies technology telegraph
    television temple territory theater theatre things times today tower towers township trade trail training
    transit transportation travel treasury treaty tribe tribune trust twitter union united universe university usa
    valley veterans village virginia war watch water week west western wing wire women workers works world yard york
    youtube zone zoo
    """.split()
)

# A run that opens with one of these names a place, unless a title stands before it.
PLACE_OPENERS = frozenset(
    """
    new north south east west los las san santa saint st fort port lake mount mt cape el rio baton puerto costa
    sierra upper lower great grand little cedar des sao saudi hong sri ivory burkina papua
    """.split()
)

DAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec today yesterday tomorrow
    tonight
    """.split()
)

# Words that open a sentence or a headline with a capital and are no part of a name.
OPENERS = frozenset(
    """
    the a an this that these those there here it its he his him she her they their them we our us you your i my me
    who what when where why how if but and or so yet for in on at by to from with about after before as while
    although because since though however meanwhile also then still now some many most all no not one two three four
    five six seven eight nine ten both each another other others more such than of off out over under up upon into
    against among amid around between during despite except given inside instead like near once only otherwise
    outside per rather regarding several soon speaking through throughout thus together toward towards unless unlike
    until using via whether which whose within without would could should did does do is are was were be been has
    have had will can may might must just even ever every few first last later least less long much never next nor
    none nothing nobody often earlier recently finally indeed perhaps maybe again already always asked according
    accused added advertisement photo image related read watch video update updated correction editor note breaking
    exclusive opinion analysis yes ok okay well oh please thanks
    """.split()
)

# Nationalities, parties, faiths and regions as adjectives before a name or alone for their people.
DEMONYMS = frozenset(
    """
    republican democratic democrat libertarian green independent conservative liberal progressive tory labour gop
    american african asian european latin arab western eastern northern southern midwestern christian catholic
    protestant evangelical jewish muslim islamic hindu buddhist mormon sunni shiite hispanic latino black white
    native afghan albanian algerian argentine argentinian australian austrian bangladeshi belgian bolivian brazilian
    british bulgarian cambodian canadian chilean chinese colombian congolese croatian cuban czech danish dutch
    egyptian english estonian ethiopian filipino finnish french georgian german ghanaian greek haitian hungarian
    icelandic indian indonesian iranian iraqi irish israeli italian jamaican japanese jordanian kenyan korean
    kurdish kuwaiti latvian lebanese libyan lithuanian malaysian mexican moroccan nigerian norwegian pakistani
    palestinian panamanian peruvian polish portuguese qatari romanian russian saudi scottish serbian slovak somali
    spanish sudanese swedish swiss syrian taiwanese thai tunisian turkish ugandan ukrainian venezuelan vietnamese
    welsh yemeni soviet texan californian floridian
    """.split()
)

# Titles that make a person of the single word after them. The rest of the titles need a full name.
BARE_TITLES = frozenset(
    """
    mr mrs ms mx miss sir dame lord lady dr prof professor rev reverend fr father sister rabbi imam gov governor lt
    lieutenant sen senator rep congressman congresswoman assemblyman assemblywoman councilman councilwoman alderman
    president chancellor premier minister secretary ambassador speaker chairman chairwoman mayor sheriff
    commissioner judge justice general gen colonel col major maj captain capt commander cmdr admiral adm sergeant
    sgt officer detective det cardinal bishop archbishop pope pastor king queen prince princess emperor coach elect
    """.split()
)
