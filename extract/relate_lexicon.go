package extract

import "strings"

// class is the part that a word plays between names, as one letter of the gap patterns.
type class byte

const (
	clOther   class = 'x' // an unknown word
	clCapital class = 'X' // an unknown word with a capital
	clAdj     class = 'A' // an unknown word on -e: mostly an adjective
	clDet     class = 'D' // the, a, this
	clPoss    class = 'H' // his, her, their
	clAnd     class = 'C'
	clVan     class = 'v'
	clBij     class = 'b' // at, within, on behalf of
	clAan     class = 'a'
	clIn      class = 'i' // in, te
	clUit     class = 'u'
	clVoor    class = 'f'
	clMet     class = 'm'
	clDoor    class = 'd'
	clNaar    class = 'n'
	clOver    class = 'o'
	clPrep    class = 'p' // any other preposition
	clRole    class = 'R'
	clPeople  class = 'L' // plural of a role: onderzoekers, vrijwilligers
	clOrgNoun class = 'N'
	clPlNoun  class = 'G' // stad, wijk, dorp
	clMeNoun  class = 'K' // methode, training, spel
	clPubNoun class = 'J' // boek, rapport, podcast
	clUnit    class = 'U' // onderdeel, afdeling
	clBe      class = 'B'
	clRel     class = 'Q' // die, dat, waarin
	clPron    class = 'I' // hij, zij, we
	clNeg     class = 'Z'
	clAdv     class = 'T' // nu, sinds, ook
	clVerb    class = 'V'
	clSay     class = 'S' // zegt, vertelt
	clAls     class = 'E' // als
	clNumber  class = '#'
	clQuote   class = '"'
	clName    class = '@' // a name
)

// word is what the rules know of a word form.
type word struct {
	class  class
	tense  tense
	frames []int16 // frames that the form governs
}

type wordList struct {
	class class
	each  []string
}

// wordLists returns the closed classes of words. A word of two classes stands in the list that reads it best between names.
func wordLists() []wordList {
	list := func(c class, words string) wordList { return wordList{c, strings.Fields(words)} }
	return []wordList{
		list(clDet, "de het een 't den deze dit dezelfde elke iedere alle beide the a an"),
		list(clPoss, "zijn haar hun ons onze mijn jullie m'n z'n"),
		list(clVan, "van"),
		list(clBij, "bij binnen namens vanuit at"),
		list(clAan, "aan"),
		list(clIn, "in te"),
		list(clUit, "uit"),
		list(clVoor, "voor for"),
		list(clMet, "met with"),
		list(clDoor, "door by"),
		list(clNaar, "naar"),
		list(clOver, "over omtrent"),
		list(clAls, "als"),
		list(clPrep, "op tot om onder tegen via volgens rond rondom sinds per tijdens tussen zonder na vanaf achter langs "+
			"buiten dankzij wegens naast behalve inzake richting"),
		list(clAnd, "en of & alsmede evenals alsook plus noch and + én"),
		list(clOrgNoun, "lectoraat lectoraten hogeschool universiteit gemeente gemeenten stichting vereniging organisatie "+
			"zorgorganisatie welzijnsorganisatie jeugdhulporganisatie instelling zorginstelling bureau adviesbureau team wijkteam "+
			"school basisschool netwerk kenniscentrum kenniswerkplaats werkplaats expertisecentrum instituut onderzoeksinstituut "+
			"afdeling academie faculteit opleiding onderzoeksgroep kenniskring bedrijf uitgeverij vakbond ziekenhuis provincie "+
			"ministerie dienst coalitie consortium leernetwerk centrum buurthuis fonds partij corporatie woningcorporatie "+
			"ggz-instelling zorgaanbieder jeugdzorginstelling koepel brancheorganisatie beroepsvereniging patiëntenvereniging "+
			"coöperatie collectief platform lab labs kennisinstituut opvang locatie vestiging hogescholen universiteiten "+
			"lectorate group research university foundation"),
		list(clPlNoun, "stad wijk buurt dorp regio provincie plaats gemeente stadsdeel deelgemeente dorpje stadje streek eiland "+
			"wijken hoofdstad land plattelandsdorp volkswijk"),
		list(clOrgNoun, "gemeente provincie"),
		list(clMeNoun, "methode methodiek training aanpak programma project model instrument interventie spel cursus werkwijze "+
			"werkvorm benadering toolkit leergang workshop traject pilot bordspel kaartspel gesprekskaart gespreksmodel werkmethode "+
			"oefening techniek app proef experiment concept initiatief hulpmiddel kwartet stappenplan oefenprogramma"),
		list(clPubNoun, "boek boekje bundel roman rapport artikel essay column podcast film documentaire proefschrift oratie "+
			"dissertatie handboek brochure publicatie handreiking onderzoeksrapport biografie reportage gids dichtbundel jeugdboek "+
			"kinderboek prentenboek werkboek leerboek lesboek pamflet afscheidsrede lezing debuut bestseller standaardwerk memoires "+
			"autobiografie toneelstuk voorstelling blog serie scriptie studie"),
		list(clUnit, "onderdeel afdeling dochter dochterorganisatie tak vestiging locatie werkmaatschappij dependance spin-off lid"),
		list(clBe, "is was werd wordt blijft bleef waren heet hete wordt worden heeten are were"),
		list(clRel, "die dat waar waarin waarmee waarvan wie waarbij waaraan waarvoor waaruit wiens wier who which that"),
		list(clPron, "hij zij ze we wij ik je jij u men er hem he she they"),
		list(clNeg, "niet geen nooit evenmin nimmer geenszins niemand noch"),
		list(clAdv, "nu ook al sinds inmiddels momenteel daarnaast tevens nog eerder later onlangs vroeger daar hier er "+
			"zelf wel toen reeds straks binnenkort voorheen destijds samen mede vandaag dus immers echter namelijk bovendien "+
			"tegenwoordig jarenlang lang graag vooral weer dan toch pas net juist zowel eveneens zelfs"),
		list(clVerb, "heeft had hebben hadden kan kon kunnen moet moest moeten zal zou zullen zouden wil wilde willen wilden gaat "+
			"ging gaan gingen mag mocht mogen doet deed doen deden komt kwam komen kwamen krijgt kreeg krijgen staat stond staan "+
			"ligt lag liggen laten ziet zag zien gaf geven maakt maakte maken neemt nam nemen houdt hield vindt vond "+
			"vinden blijkt bleek lijkt leek begint begon start startte starten hoopt wacht volgt volgde helpt hielp zit zat zet zette "+
			"loopt liep draait draaide leest las richt richtte noemt noemde weet wist bestaat bestond worden lanceert opent "+
			"opende betaalt woont woonde ontvangt ontving zoekt zocht brengt bracht begeleidt ondersteunt"),
		list(clSay, "zegt zei zeggen vertelt vertelde vertellen aldus stelt stelde vindt vond legt legde verklaart verklaarde "+
			"benadrukt benadrukte waarschuwt waarschuwde lacht lachte verzucht verzuchtte weet antwoordt antwoordde reageert "+
			"reageerde vraagt vroeg erkent erkende meent meende vervolgt concludeert constateert vult roept riep knikt grijnst "+
			"bromt denkt noemt herinnert besluit glimlacht licht schetst zucht bekent memoreert fluistert geeft mompelt merkt says said beschrijft beschreef beschrijven betoogt betoogde bepleit bepleitte pleit pleitte concludeert concludeerde "+
			"toont toonde laat liet vergelijkt vergeleek reconstrueert onthult blikt blikte kijkt keek verzamelt verzamelde bundelt oordeelde oordeelt adviseert berekende doet ontleedt"),
	}
}

// roleNouns returns the nouns for what a person is somewhere. A compound that ends with one is a role too.
func roleNouns() []string {
	return strings.Fields(`lector directeur directrice bestuurder voorzitter secretaris penningmeester wethouder burgemeester
minister staatssecretaris raadslid kamerlid gedeputeerde hoogleraar professor docent docente onderzoeker onderzoekster adviseur
adviseuse coach begeleider begeleidster coördinator manager leider leidster teamleider projectleider medewerker medewerkster werker
werkster consulent consulente psycholoog psychologe psychiater orthopedagoog orthopedagoge pedagoog pedagoge socioloog sociologe
antropoloog criminoloog filosoof historicus historica verpleegkundige arts huisarts verloskundige logopedist fysiotherapeut therapeut
therapeute promovendus promovenda student studente redacteur hoofdredacteur auteur schrijver schrijfster journalist journaliste
columnist columniste trainer trainster ambtenaar vrijwilliger vrijwilligster ervaringsdeskundige kwartiermaker oprichter oprichtster
initiatiefnemer initiatiefneemster grondlegger bedenker bedenkster ontwerper regisseur woordvoerder woordvoerster rector decaan
opleider leraar lerares leerkracht jurist advocaat rechter lid partner eigenaar eigenares hoofd chef bestuurslid boegbeeld trekker samensteller samenstelster
kapelaan dominee pastor imam predikant mentor tutor stagiair stagiaire assistent assistente programmamaker presentator presentatrice
fotograaf illustrator uitgever econoom theoloog bioloog jongerenwerker buurtwerker opbouwwerker wijkverpleegkundige
maatschappelijk-werker conciërge kok griffier commissaris inspecteur ombudsman ombudsvrouw bewindvoerder mediator bemiddelaar
regisseuse aanvoerder trainer-coach beleidsmaker opdrachtgever contactpersoon aanspreekpunt gastvrouw gastheer beheerder
vormgever programmeur ontwikkelaar ontwikkelaarster bewoner deskundige specialist expert generalist strateeg onderwijskundige
voorvrouw voorman ambassadeur gastdocent associate-lector bijzonder-hoogleraar practor practoraatsleider teamcoach zorgverlener hulpverlener
architect kunstenaar kunstenares theatermaker filmmaker dichter dichteres bibliothecaris bibliothecaresse archivaris curator conservator
penvoerder samensteller samenstelster kwaliteitsmedewerker bestuursvoorzitter bestuurster raadsheer officier agent wijkagent rechercheur geestelijke verzorger
lecturer researcher professor director`)
}
