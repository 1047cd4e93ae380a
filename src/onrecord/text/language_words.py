"""The commonest small words of languages, as data, by BCP 47 code; folded to lower case, as they are written."""

from __future__ import annotations

# Small words only: what a text is about must not tell its language. Where two languages are close (Danish, Norwegian;
# Czech, Slovak; Croatian in Latin letters), the lists hold on purpose what parts them.
SMALL_WORDS: dict[str, str] = {
    "en": "the of and to in a is that it was for on are with as be this have from or had by not but what all were "
    "we when there can an your which their if will would about them then she he his has who could been its "
    "than you they i at",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus "
    "er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber "
    "vor zur bis wir ich",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ils "
    "son elle mais comme ou nous aux leur cette été être ont ces si tout fait vous je c'est d'un qu'il lui "
    "même y",
    "es": "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí "
    "porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante fue ha es "
    "son había era",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à "
    "seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem "
    "mesmo aos são ter",
    "it": "di e il la che in a per un è del non una sono le con si da i della dei nel alla più anche ma come lo ha "
    "se gli al delle dal o nella ci su questo era quando essere stato cui tra suo loro sua questa perché "
    "degli ai hanno ho",
    "nl": "de van het een en in is dat op te zijn voor met die niet aan er om ook als dan maar bij of uit door over "
    "naar hij heeft was wordt worden deze dit ze zij nog had kan meer geen wel wat we je hun zo tot al werd "
    "ik haar",
    "sv": "och i att det som en på är av för den med till inte om har de ett han var jag men sig från vi så kan nu "
    "hade när vid skulle man också efter eller sin år hon ut bara under där mot alla än vara blev då finns "
    "detta denna",
    "da": "og i at det som en på er af for den med til ikke om har de et han var jeg men sig fra vi så kan nu havde "
    "når ved skulle man også efter eller sin hun ud kun hvor mod alle end være blev da der hvad bliver meget "
    "noget",
    "nb": "og i at det som en på er av for den med til ikke om har de et han var jeg men seg fra vi så kan nå hadde "
    "når ved skulle man også etter eller sin hun ut bare hvor mot alle enn være ble da der hva blir mye noe",
    "fi": "ja on ei se että oli hän mutta ovat kun niin kuin joka myös tai sen ole jos olla siitä vain nyt sitä "
    "hänen mitä jo ne tämä tämän mukaan voi sekä jotka kanssa olen he siis koska minä te me kuitenkin vielä "
    "ennen jälkeen",
    "pl": "i w na się nie z do to że jest o jak a po co tak za od jego już był ale dla tym ich przez czy być przy "
    "tylko go są może pan jej oraz które który która jako było ja także tego przed pod lub nad ze jeszcze "
    "bardzo nam",
    "cs": "a se v na je že s z do o k i to ve jsem by pro jako za ale po od si který které jsou bylo jeho při již "
    "která nebo byl tak co není jen ještě také být aby když až tento bude kde podle jak jsme před ze než však",
    "sk": "a sa v na je že s z do o k aj to vo som by pre ako za ale po od si ktorý ktoré sú bolo jeho pri už ktorá "
    "alebo bol tak čo nie len ešte tiež byť aby keď až tento bude kde podľa sme pred zo než však ktorí iba",
    "hu": "a az és hogy nem is egy ez meg de volt csak már ha mint még azt el van vagy ki be mert minden pedig ezt "
    "azonban lehet sem után majd most nagyon úgy itt kell szerint között ennek amely lesz én ő mi mind aki "
    "arra volna",
    "ro": "de și în a la cu să nu o care pe din că este un mai pentru se ce au fost lui sau dar prin după al ale "
    "cel când era sunt fi ca ar ei îi acest această lor dacă numai foarte am le între fără despre toate către "
    "ați",
    "hr": "i je u se da na za su ne od s što kao to bi koji o iz ali koja a će nije samo ili sam po ako kako bio "
    "sve još već kad nego bilo prema tako zbog ima ga mu koje smo jer bila može nakon između biti treba pri",
    "sl": "in je v da na za se so ne s ki bi po kot pa tudi z o ali od še iz pri do kar ko če le bo ni bil bilo "
    "zelo kako ter sem samo ima že med vse bila lahko zaradi jih ga smo bili tem kaj nad pred",
    "lt": "ir kad yra į iš su tai ne bet kaip o tik buvo ar už jo dėl apie po nuo per taip jau prie kurie jie dar "
    "savo gali būti kai bus nėra jis ji kuris ši šis tarp mes aš labai iki pagal arba nei jų tas",
    "lv": "un ir ka no ar uz par kas tas bet vai to nav kā arī bija lai viņš pēc pie jo gan kur tikai tā līdz savu "
    "ja vēl mēs es būs var šī šis ļoti pirms nevar tiek jau viņa bez tad pret starp",
    "et": "ja on ei et see oli ta kui mis ka aga ning või selle nii oma seda siis kes olid välja veel kuid pole "
    "tema ole nad juba saab mida kus mitte ma me olema sest ainult enne pärast kõik üle väga nagu pidi vaid",
    "tr": "ve bir bu da de için ile çok ne o gibi daha olarak kadar en ama olan sonra var her mi ki ben değil şey "
    "diye olduğunu ya veya onun şu hem bunu ancak göre biz ise tarafından mı yok nasıl içinde bana önce hiç",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut bisa ada mereka "
    "lebih kata tahun sudah atau saat oleh menjadi orang ia telah adalah seperti sebagai bahwa dapat para "
    "harus namun kita",
    "ca": "de la que el en i a els del les per un amb no una és al com més però seu ha va ser són aquest o també "
    "aquesta quan sobre fins pel entre molt sense dels on tot ja hi ens qui des perquè estan havia nosaltres "
    "seva",
    "eu": "eta da ez bat du zen ere dira baina izan dute hori egin zuen baino zuten bere beste edo gabe behar dela "
    "egiten baita duen orain izango arte den hau horrek dago zer gero guztiak ditu gara batzuk",
    "gl": "de a o que e do da en un para é con non unha os no se na por máis as dos como pero foi ao el das ten seu "
    "súa ou ser cando moito hai nos xa está eu tamén só polo pola ata iso ela entre era despois sen mesmo aos "
    "son",
    "ga": "an na agus ar a i is le do go ag bhí sé ach níl tá den sin é mar atá chun nach sa cé gur faoi ní leis "
    "féin siad mé muid ó idir bhfuil seo againn acu raibh sí nó eile",
    "cy": "y a yn i ar o ei yr mae am wedi ac eu oedd gan bod ond fel nid hyn hwn oes mewn bydd hefyd fod na un ni "
    "yw hi drwy roedd rhai chi wrth gyda dros neu",
    "is": "og að í er á það sem ekki en var við um til með af fyrir hann ég þá því eru hafa ef þess eða hún þetta "
    "verið vera hefur eins frá þeir hans svo upp þar nú mér þegar hér þau",
    "af": "die en van in is dat het nie vir met sy hy was op te om aan as wat ook maar sal ek haar ons kan by daar "
    "hulle of deur hierdie uit word so wees nog toe baie jou soos kon",
    "sq": "e të në dhe i me për një që nga së është ka u do si më nuk por kjo ishte ky janë duke mund edhe kur ai "
    "ata kanë tij pas ose saj shumë mbi tek vetëm",
    "ru": "и в не на что я с он как это по но они к у из за то так же от о его все она бы для мы только был или уже "
    "если было когда до быть были еще нет при чтобы также который есть этого их во со ее мне вы",
    "uk": "і в не на що я з він як це та але до у за із так від про його все вона б для ми тільки був або вже якщо "
    "було коли бути були ще немає при щоб також який є цього їх й ж чи по їй ви цей під",
    "bg": "и в не на че се с за да по е от са ще като до си но това или той при има бе те ни което я след които още "
    "най му само им във може беше през със тази как аз ги този бъде сме към вече",
    "sr": "и је у се да на за су не од с што као то би који о из али која а ће није само или сам по ако како био "
    "све још већ кад него било према тако због има га му које смо јер била може након између бити",
    "mk": "и во на се да од за со не е ќе тоа што го ги ја како но по кој кои до или таа тој сум беше има при кога "
    "оваа овој само уште кон може биде веќе меѓу бил",
    "be": "і ў не на што я з ён як гэта па але да у за так ад пра яго усе яна б для мы толькі быў ці ўжо калі было "
    "быць былі яшчэ няма пры каб таксама які ёсць іх й ж",
    "ar": "في من على إلى أن هذا هذه التي الذي عن مع ما لا كان كانت قد هو هي بين كل ذلك بعد لم كما أو لكن ثم حتى عند "
    "غير",
    "fa": "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت می شود شد دارد ما اما یا هر بود اگر باید",
    "ur": "کے کی میں ہے اور سے کا کو اس نے پر یہ ہیں کہ بھی ایک نہیں تھا وہ تو ہو کر گیا جو اپنے تھے لیے ہی ان",
}
