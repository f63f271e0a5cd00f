package page

// english returns the words of the English pages.
func english() map[string]string {
	return map[string]string{
		"months": "January February March April May June July August September October November December",

		"skip": "Skip to content", "search": "Search", "search label": "Find a name or a subject",
		"search example": "name, method, law, theme",
		"menu":           "Sections", "things": "Names", "articles": "Articles", "connections": "Connections", "language": "Language",
		"tagline": "What articles of the social domain say, each claim with the sentence that proves it.",
		"footer":  "Every claim was read by a program and may be wrong; the sentence beside it decides.",
		"newest":  "Newest articles", "all articles": "All articles", "browse": "Browse", "ask": "For programs: GraphQL",
		"ask text": "Everything on these pages can be asked for as data, at /graphql. A few queries to try:",
		"try":      "See the answer", "open query": "query",
		"example search": "Find a name, typing errors allowed", "example studies": "Which lectoraten study what, with the sentence",
		"example newest": "The newest articles and what they are about", "example facets": "How many claims of each sort",
		"example denied": "What has ended, is denied or planned", "example partners": "Who works with whom", "own query": "Or ask a query of your own, in GraphQL",
		"graphiql": "Ask your own in GraphiQL, which completes and explains the fields", "open graphiql": "Open in GraphiQL",

		"results": "Search results", "results for": "Searched for", "nothing": "Nothing found.", "nothing hint": "Try a shorter or another spelling.",
		"names found": "Names", "articles found": "Articles", "next": "Next", "first": "Back to the start", "pages": "Pages",
		"all types": "All types", "by name": "By name", "by articles": "Most mentioned", "order": "Order",
		"untitled": "Untitled",

		"known as": "Also known as", "definition": "Meaning", "first seen": "Oldest mention", "last seen": "Newest mention",
		"registers": "Registers", "mentions": "mention|mentions", "in articles": "article|articles", "claims": "claim|claims",
		"relations": "relation|relations", "what is said": "What is said of it", "mentioned in": "Where it is mentioned",
		"no relations": "No claim about it was found.", "more claims": "See all claims",
		"show denied": "Show what is denied too", "hide denied": "Hide what is denied",
		"more articles": "Search all articles", "find path": "How is this connected with something else?",

		"rule": "rule", "confidence": "confidence", "from": "since", "to": "until", "role": "as", "thesaurus": "from the thesaurus",
		"in context": "See it in the article",
		"published":  "Published", "language of": "Language", "lang nl": "Dutch", "lang en": "English", "source": "Source",
		"in this article": "In this article", "claims here": "Claims of this article", "cited": "Cited", "also in": "Also printed in",
		"cut":      "These are the first claims.",
		"evidence": "Evidence", "evidence claims": "This sentence proves", "to quote": "Go to the place in the text", "as data": "As data (Web Annotation)",
		"whole": "The article without this place", "no claims of quote": "No claim rests on this sentence.",
		"text": "Text",

		"path title": "How are two things connected?", "path from": "From", "path to": "To", "path find": "Find a connection",
		"path none": "No connection within four steps.", "path missing": "Nothing has the name", "path same": "That is the same thing twice.",
		"path intro": "Give two names. Each step is a claim of an article, with its sentence.", "path": "Connection", "steps": "step|steps",

		"error": "Something went wrong", "error 404": "There is no such page", "error 400": "This question makes no sense",
		"error 503": "Not available just now", "error 404 text": "What stood here is not there, or not any more. Search for its name, or begin at the start.",
		"error 400 text": "Something in the address is not right.", "error 503 text": "Try again in a moment.",
		"error 500 text": "It was logged. When you ask about it, give this reference:", "home": "To the start", "request": "Reference",

		"ORGANISATION": "Organisation", "LECTORAAT": "Lectoraat", "METHOD": "Method", "PERSON": "Person", "POLICY": "Law or policy",
		"PLACE": "Place", "PUBLICATION": "Publication", "CONCEPT": "Theme", "ARTICLE": "Article", "REFERENCE": "Literature",
		"many ORGANISATION": "Organisations", "many LECTORAAT": "Lectoraten", "many METHOD": "Methods", "many PERSON": "Persons",
		"many POLICY": "Laws and policies", "many PLACE": "Places", "many PUBLICATION": "Publications", "many CONCEPT": "Themes",

		"out PART_OF": "is part of", "in PART_OF": "includes", "out AFFILIATED_WITH": "is affiliated with", "in AFFILIATED_WITH": "has as affiliate",
		"out DEVELOPED": "developed", "in DEVELOPED": "was developed by", "out USES": "uses", "in USES": "is used by",
		"out STUDIES": "studies", "in STUDIES": "is studied by", "out COLLABORATES_WITH": "works together with",
		"in COLLABORATES_WITH": "works together with", "out LOCATED_IN": "lies in", "in LOCATED_IN": "is the place of",
		"out AUTHORED": "wrote", "in AUTHORED": "was written by", "out INTERVIEWED_IN": "was interviewed in",
		"in INTERVIEWED_IN": "is an interview with", "out CITES": "cites", "in CITES": "is cited in",
		"proof": "where it says so", "out REFERS_TO": "refers to", "in REFERS_TO": "is cited as",
		"out ABOUT": "is about", "in ABOUT": "is the subject of", "out BROADER": "falls under", "in BROADER": "has as narrower themes",
		"out RELATED": "is related to", "in RELATED": "is related to",

		"modality asserted": "stated", "modality planned": "planned", "modality ended": "ended", "modality hedged": "with reserve",
		"modality negated": "denied",
	}
}
