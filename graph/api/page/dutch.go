package page

// dutch returns the words of the Dutch pages.
func dutch() map[string]string {
	return map[string]string{
		"months": "januari februari maart april mei juni juli augustus september oktober november december",

		"skip": "Naar de inhoud", "search": "Zoeken", "search label": "Zoek een naam of onderwerp",
		"search example": "naam, methode, wet, thema",
		"menu":           "Onderdelen", "things": "Namen", "articles": "Artikelen", "connections": "Verbanden", "language": "Taal",
		"tagline": "Wat artikelen over het sociaal domein zeggen, met bij elke bewering de zin die haar bewijst.",
		"footer":  "Elke bewering is door een programma gelezen en kan fout zijn; de zin erbij beslist.",
		"newest":  "Nieuwste artikelen", "all articles": "Alle artikelen", "browse": "Bladeren", "ask": "Voor programma’s: GraphQL",
		"ask text": "Alles op deze pagina’s is ook als data te vragen, op /graphql. Enkele vragen om te proberen:",
		"try":      "Antwoord bekijken", "open query": "vraag",
		"example search": "Zoek een naam, tikfouten mogen", "example studies": "Welke lectoraten onderzoeken wat, met de zin",
		"example newest": "De nieuwste artikelen en waar ze over gaan", "example facets": "Hoeveel beweringen van elke soort",
		"example denied": "Wat voorbij, ontkend of gepland is", "example partners": "Wie met wie samenwerkt", "own query": "Of stel een eigen vraag, in GraphQL",
		"graphiql": "Stel eigen vragen in GraphiQL, dat de velden aanvult en uitlegt", "open graphiql": "Openen in GraphiQL",

		"results": "Zoekresultaten", "results for": "Gezocht op", "nothing": "Niets gevonden.", "nothing hint": "Probeer een kortere of andere schrijfwijze.",
		"names found": "Namen", "articles found": "Artikelen", "next": "Volgende", "first": "Terug naar het begin", "pages": "Bladeren",
		"all types": "Alle soorten", "by name": "Op naam", "by articles": "Meest genoemd", "order": "Volgorde",
		"untitled": "Zonder titel",

		"known as": "Ook bekend als", "definition": "Betekenis", "first seen": "Oudste vermelding", "last seen": "Nieuwste vermelding",
		"registers": "Registers", "mentions": "vermelding|vermeldingen", "in articles": "artikel|artikelen", "claims": "bewering|beweringen",
		"relations": "relatie|relaties", "what is said": "Wat erover gezegd wordt", "mentioned in": "Waar het genoemd wordt",
		"no relations": "Er is geen bewering over gevonden.", "more claims": "Alle beweringen bekijken",
		"show denied": "Toon ook wat ontkend wordt", "hide denied": "Verberg wat ontkend wordt",
		"more articles": "Alle artikelen zoeken", "find path": "Hoe is dit verbonden met iets anders?",

		"rule": "regel", "confidence": "zekerheid", "from": "sinds", "to": "tot", "role": "als", "thesaurus": "uit de thesaurus",
		"in context": "Bekijk in het artikel",
		"published":  "Verschenen", "language of": "Taal", "lang nl": "Nederlands", "lang en": "Engels", "source": "Bron",
		"in this article": "In dit artikel", "claims here": "Beweringen in dit artikel", "cited": "Aangehaald", "also in": "Staat ook in",
		"cut":      "Dit zijn de eerste beweringen.",
		"evidence": "Vindplaats", "evidence claims": "Deze zin bewijst", "to quote": "Naar de plaats in de tekst", "as data": "Als data (Web Annotation)",
		"whole": "Het artikel zonder deze vindplaats", "no claims of quote": "Op deze zin rust geen bewering.",
		"text": "Tekst",

		"path title": "Hoe hangen twee dingen samen?", "path from": "Van", "path to": "Naar", "path find": "Zoek verband",
		"path none": "Geen verband gevonden in vier stappen.", "path missing": "Niets heet zo:", "path same": "Dat is tweemaal hetzelfde.",
		"path intro": "Vul twee namen in. Elke stap is een bewering uit een artikel, met de zin erbij.", "path": "Verband", "steps": "stap|stappen",

		"error": "Er ging iets mis", "error 404": "Deze pagina bestaat niet", "error 400": "Deze vraag is niet te begrijpen",
		"error 503": "Even niet bereikbaar", "error 404 text": "Wat hier stond, is er niet of niet meer. Zoek het op naam, of begin bij het begin.",
		"error 400 text": "Iets in het adres klopt niet.", "error 503 text": "Probeer het over een ogenblik opnieuw.",
		"error 500 text": "Het is vastgelegd. Noem bij een vraag dit kenmerk:", "home": "Naar het begin", "request": "Kenmerk",

		"ORGANISATION": "Organisatie", "LECTORAAT": "Lectoraat", "METHOD": "Methode", "PERSON": "Persoon", "POLICY": "Wet of beleid",
		"PLACE": "Plaats", "PUBLICATION": "Publicatie", "CONCEPT": "Thema", "ARTICLE": "Artikel", "REFERENCE": "Literatuur",
		"many ORGANISATION": "Organisaties", "many LECTORAAT": "Lectoraten", "many METHOD": "Methoden", "many PERSON": "Personen",
		"many POLICY": "Wetten en beleid", "many PLACE": "Plaatsen", "many PUBLICATION": "Publicaties", "many CONCEPT": "Thema’s",

		"out PART_OF": "is onderdeel van", "in PART_OF": "omvat", "out AFFILIATED_WITH": "is verbonden aan", "in AFFILIATED_WITH": "heeft als betrokkene",
		"out DEVELOPED": "ontwikkelde", "in DEVELOPED": "is ontwikkeld door", "out USES": "gebruikt", "in USES": "wordt gebruikt door",
		"out STUDIES": "onderzoekt", "in STUDIES": "wordt onderzocht door", "out COLLABORATES_WITH": "werkt samen met",
		"in COLLABORATES_WITH": "werkt samen met", "out LOCATED_IN": "ligt in", "in LOCATED_IN": "is de plaats van",
		"out AUTHORED": "schreef", "in AUTHORED": "is geschreven door", "out INTERVIEWED_IN": "is geïnterviewd in",
		"in INTERVIEWED_IN": "is een interview met", "out CITES": "haalt aan", "in CITES": "wordt aangehaald in",
		"proof": "waar dat staat", "out REFERS_TO": "verwijst naar", "in REFERS_TO": "wordt aangehaald als",
		"out ABOUT": "gaat over", "in ABOUT": "is onderwerp van", "out BROADER": "valt onder", "in BROADER": "omvat als thema",
		"out RELATED": "is verwant aan", "in RELATED": "is verwant aan",

		"modality asserted": "vastgesteld", "modality planned": "voornemen", "modality ended": "beëindigd", "modality hedged": "met voorbehoud",
		"modality negated": "ontkend",
	}
}
