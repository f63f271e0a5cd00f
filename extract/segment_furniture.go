package extract

import (
	"strings"
	"unicode"
)

// Page furniture: what shops, newsletters and sites print around articles. The lists hold Dutch and English web conventions as
// line keys (lower case, no quotes, no mark at the end; see lineKey).

// furnitureRole returns the role of a line that is furniture by its own words.
func furnitureRole(l *line) (role, bool) {
	if r, ok := furnitureLine(l.key); ok {
		return r, true
	}
	if label, ok := linkLabel(l.text); ok {
		link := line{text: label, key: lineKey(label), words: countWords(label)}
		if r, ok := furnitureRole(&link); ok {
			return r, true
		}
		return furniture, link.words <= 6 && l.text[0] == '['
	}
	switch {
	case l.words <= 8 && (strings.Contains(l.key, "naar de inhoud") || strings.Contains(l.key, "naar hoofdinhoud") || strings.Contains(l.key, "skip to ")):
		return furniture, true
	case isPrice(l.key):
		return itemEnd, true
	case isReadingTime(l.key):
		return dateline, true
	case isBreadcrumb(l.text):
		return masthead, true
	case isLinkRow(l.text), isLinkNumbers(l.text), isRule(l.text), isPageNumber(l.key), isPrintLine(l.text):
		return furniture, true
	case isMasthead(l):
		return masthead, true
	}
	return furniturePhrase(l)
}

// furnitureLine knows whole lines.
func furnitureLine(key string) (role, bool) {
	switch key {
	case "meer info", "meer informatie", "more info", "in winkelwagen", "in winkelmand", "toevoegen aan winkelwagen",
		"toevoegen aan winkelmandje", "bestel", "bestellen", "bestel nu", "koop", "koop nu", "download", "download pdf",
		"download het artikel",
		"lees verder", "lees meer", "lees het hele artikel", "lees het artikel", "lees hier meer", "read more", "verder lezen",
		"add to cart", "buy now":
		return itemEnd, true
	case "omschrijving", "inhoud", "inhoudsopgave", "in dit nummer", "in deze editie", "in deze nieuwsbrief", "in deze uitgave",
		"contents",
		"table of contents", "in this issue", "in this newsletter", "op deze pagina", "on this page", "in dit artikel", "inhoud van dit artikel", "inhoud van dit nummer":
		return contents, true
	case "lees ook", "zie ook", "meer lezen", "meer nieuws", "gerelateerd", "gerelateerde artikelen", "gerelateerde berichten",
		"related", "related articles",
		"ander nieuws", "laatste nieuws", "recente berichten", "bekijk ook", "dit vind je misschien ook interessant",
		"ook interessant", "see also",
		"read also", "more news", "meer artikelen", "andere artikelen", "verder lezen op deze site", "meest gelezen", "tags", "meer berichten", "meer over dit onderwerp", "documenten", "gerelateerd aan dit onderwerp", "direct regelen", "klanten kochten ook", "nieuwsoverzicht",
		"gerelateerd nieuws", "gerelateerde projecten", "agenda",
		"activiteitenagenda", "gerelateerde publicaties", "misschien ook interessant", "verder lezen over dit onderwerp",
		"trefwoorden", "deel dit artikel",
		"deel deze pagina", "deel dit bericht", "delen", "deel", "share", "share this page", "share this article", "volg ons",
		"follow us":
		return listHead, true
	case "facebook", "linkedin", "twitter", "x", "whatsapp", "instagram", "e-mail", "email", "mail", "print", "pdf",
		"volledig scherm", "sluiten",
		"menu", "zoeken", "zoek", "home", "contact", "inloggen", "login", "nieuws", "news", "artikelen", "artikel", "interview",
		"interviews", "column",
		"over ons", "about us", "terug", "terug naar overzicht", "terug naar boven", "naar boven", "back to top", "vorige",
		"volgende", "previous", "next",
		"accepteren", "weigeren", "cookies accepteren", "cookie-instellingen", "direct naar de inhoud", "ga naar de inhoud",
		"skip to content",
		"advertentie", "gesponsord", "reageer", "reacties", "reactie plaatsen", "comments", "abonneren", "abonneer",
		"aanmelden", "afmelden",
		"uitschrijven", "subscribe", "unsubscribe", "privacy", "privacyverklaring", "disclaimer", "cookies", "toegankelijkheid",
		"op voorraad",
		"uitverkocht", "gratis verzending", "hoofdmenu", "blijf op de hoogte", "publicatie", "publicaties bekijken", "opinie",
		"nieuwsbericht", "persbericht", "press release", "reportage", "recensie", "boekbespreking", "actueel", "blog", "podcast",
		"essay", "printversie", "printen", "afdrukken", "print deze pagina", "vacatures", "werken bij", "doneren", "mijn account",
		"beschrijving", "extra informatie", "gerelateerde producten", "einde persbericht", "noot voor de redactie", "colofon",
		"nl", "en", "de", "nl | en", "nl/en", "english", "nederlands", "mijn omgeving", "lid worden", "veelgestelde vragen", "zet in agenda", "toevoegen aan agenda", "schrijf je in", "inschrijven",
		"vul je e-mailadres in", "nieuwsbrief ontvangen", "english version below", "(english version below)",
		"bekijk de video", "was deze informatie nuttig?", "bezoekadres", "postadres":
		return furniture, true
	}
	return running, false
}

// furniturePhrase knows how furniture begins, with the greatest number of words that it has.
func furniturePhrase(l *line) (role, bool) {
	key := l.key
	switch {
	case hasAnyPrefix(key, "meer info ", "lees meer", "lees hier meer", "lees verder", "lees het hele", "lees het volledige",
		"read more", "naar het artikel",
		"bekijk het artikel", "download het", "download de", "download hier", "naar de website", "klik hier", "aantal pagina"):
		return itemEnd, l.words <= 8
	case hasAnyPrefix(key, "deel deze", "deel dit", "share this", "share:", "link om aan te melden", "link naar", "delen via",
		"deel via", "tags:", "themas:", "onderwerpen:", "trefwoorden:", "keywords:", "lees ook:", "zie ook:", "volg ons", "sku:", "artikelnummer", "categorie:", "categorieën:", "beoordelingen (", "reviews (", "luister via",
		"luister op", "beluister ", "abonneer je op", "sorteer op", "telefoon ", "kvk ", "openingstijden", "website door",
		"terug naar ", "geplaatst in", "citeer dit artikel", "citeer als", "gepubliceerd onder", "delen op", "heeft deze pagina", "vraag of opmerking over",
		"recensies (", "vorige:", "volgende:", "contact voor de pers", "was deze pagina", "bekijk alle", "doneren?", "zoeken in "):
		return furniture, l.words <= 16
	case strings.HasSuffix(key, " keer bekeken"), strings.HasSuffix(key, " keer gelezen"), strings.HasSuffix(key, " weergaven"):
		return furniture, l.words <= 8
	case hasAnyPrefix(key, "©", "(c) ", "copyright", "alle rechten voorbehouden", "all rights reserved", "isbn", "issn",
		"u ontvangt deze", "je ontvangt deze",
		"you receive this", "you are receiving", "bekijk deze nieuwsbrief", "bekijk de nieuwsbrief", "bekijk in browser",
		"bekijk online", "view in browser",
		"view this", "wij gebruiken cookies", "deze website gebruikt", "deze site gebruikt", "we use cookies",
		"this website uses", "meld u aan voor onze",
		"meld je aan voor onze", "sign up for our", "afmelden kan", "afmelden voor", "uitschrijven kan", "klik hier om", "u bent hier",
		"je bent hier", "you are here",
		"foto:", "fotograaf:", "foto's:", "fotos:", "bron foto", "problemen met lezen", "kunt u deze", "fotografie:", "beeld:", "illustratie:", "photo:", "image:", "voorbeeldtekst van", "sample text of",
		"cite this", "direct naar"):
		return furniture, l.words <= 40
	}
	return running, false
}

func hasAnyPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// isPrice reports whether a line is a price: "3,90", "€ 4,25", "gratis", "4,25 euro".
func isPrice(key string) bool {
	s := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(key, "€"), "eur "))
	s = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(s, " euro"), " incl. btw"), ",-")
	if s == "gratis" || s == "free" {
		return true
	}
	whole, cents, found := strings.Cut(s, ",")
	if !found {
		whole, cents, found = strings.Cut(s, ".")
	}
	if !found {
		return strings.HasPrefix(key, "€") && digits(s)
	}
	return len(whole) <= 4 && len(cents) == 2 && digits(whole) && digits(cents)
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// isReadingTime reports whether a line is a reading time: "6 min.", "leestijd: 5 minuten".
func isReadingTime(key string) bool {
	s, _ := strings.CutPrefix(key, "leestijd")
	s, _ = strings.CutPrefix(s, "reading time")
	s = strings.TrimLeft(s, ": ")
	number, rest, _ := strings.Cut(s, " ")
	if !digits(number) {
		return false
	}
	switch rest {
	case "min", "minuten", "minuut", "min leestijd", "minuten leestijd", "min lezen", "minuten lezen", "min read", "minutes",
		"minute read":
		return true
	}
	return false
}

// isBreadcrumb reports whether a line is a path through a site: "Home / Artikelen / Interview", "Onderzoek > Lectoraten".
func isBreadcrumb(s string) bool {
	for _, sep := range []string{" > ", " › ", " » ", " / ", " → "} {
		home := strings.HasPrefix(strings.ToLower(s), "home"+sep)
		if n := strings.Count(s, sep); n >= 2 || n == 1 && home || n == 1 && sep != " / " && sep != " → " {
			return shortParts(strings.Split(s, sep), 6)
		}
	}
	return false
}

// linkLabel returns the words of a line that is one link of a mail: "[Lees verder] <https://…>", "Afmelden <https://…>".
func linkLabel(s string) (string, bool) {
	label, address, found := strings.Cut(s, " <")
	if !found || !strings.Contains(address, "://") || !strings.HasSuffix(address, ">") || strings.Contains(address, " ") {
		return "", false
	}
	return strings.Trim(label, "[] "), true
}

// isLinkRow reports whether a line is a row of links: "Contact | Privacy | Toegankelijkheid", "Facebook  LinkedIn  E-mail".
func isLinkRow(s string) bool {
	if isDateline(s) {
		return false // "Nieuws | 12 maart 2026"
	}
	for _, sep := range []string{" | ", " · ", " • ", "  "} {
		parts := strings.Split(s, sep)
		if len(parts) < 2 {
			continue
		}
		known := 0
		for _, p := range parts {
			key := lineKey(strings.TrimSpace(p))
			if r, ok := furnitureLine(key); ok && (r == furniture || r == itemEnd) || hasAnyPrefix(key, "cite ", "export",
				"report a", "©") {
				known++
			}
		}
		if known*2 >= len(parts) && shortParts(parts, 6) {
			return true
		}
	}
	return false
}

func shortParts(parts []string, words int) bool {
	for _, p := range parts {
		if n := countWords(p); n > words {
			return false
		}
	}
	return true
}

// isMasthead reports whether a line names the publication or its issue: "Werkveld 1 2026", "Opgroeiwijzer | Jaargang 9, februari
// 2026", "Nieuwsbrief Kennisnetwerk Nabij".
func isMasthead(l *line) bool {
	if l.words > 10 && (l.words > 16 || !strings.Contains(l.key, "jaargang ")) {
		return false
	}
	if hasAnyPrefix(l.key, "nieuwsbrief ", "newsletter ", "jaargang ", "volume ", "editie ",
		"nummer ") || strings.HasSuffix(l.key, " nieuwsbrief") || l.key == "nieuwsbrief" || l.key == "newsletter" {
		return !strings.ContainsAny(l.text, "?!")
	}
	if _, _, _, ok := issueName(l.text); ok {
		return true
	}
	if parts := strings.Split(l.text, " | "); len(parts) > 1 && shortParts(parts, 6) {
		if r, ok := furnitureLine(lineKey(parts[0])); ok && r == furniture && isDateline(l.text) {
			return false // "Blog | 12 maart 2026": the kind of a text
		}
		for _, p := range parts {
			if r, ok := furnitureLine(lineKey(p)); ok && r == furniture || strings.Contains(strings.ToLower(p),
				"jaargang") || strings.Contains(strings.ToLower(p), "nummer") {
				return true
			}
		}
	}
	return false
}

// isSectionName reports whether a heading names a part of an article by convention, so that it is never the article's title.
func isSectionName(key string) bool {
	key = strings.TrimLeftFunc(key, func(r rune) bool { return unicode.IsDigit(r) || r == '.' || r == ' ' })
	switch key {
	case "aanleiding", "aanpak", "achtergrond", "resultaten", "resultaat", "conclusie", "conclusies", "samenvatting",
		"inleiding", "methode", "methoden", "discussie",
		"partners", "samenwerking", "samenwerkingspartners", "publicaties", "onderzoekers", "medewerkers", "team",
		"wat wij doen", "wat we doen", "doel", "doelen", "doelstelling",
		"vraagstelling", "onderzoeksvraag", "looptijd", "stand van zaken", "planning", "financiering", "contactpersoon",
		"opbrengst", "opbrengsten", "vervolg",
		"literatuur", "referenties", "noten", "bronnen", "voetnoten", "onderzoekslijnen", "projecten", "producten",
		"aanbevelingen", "tot slot", "ten slotte", "meer weten",
		"over de auteur", "over de auteurs", "auteur", "auteurs", "naschrift", "kader", "contactgegevens", "bevindingen",
		"impact", "werkwijze", "activiteiten",
		"abstract", "summary", "background", "introduction", "method", "methods", "approach", "results", "discussion",
		"conclusion", "conclusions",
		"references", "publications", "researchers", "keywords", "funding", "about the author", "about the authors", "findings",
		"aim", "notes", "further reading":
		return true
	}
	return false
}

// isLabel reports whether the words before a colon are the label of a field.
func isLabel(label string) bool {
	switch strings.ToLower(label) {
	case "lector", "lectoren", "projectleider", "projectleiders", "looptijd", "financiering", "financier", "subsidie",
		"partners", "partner", "samenwerking", "contact",
		"contactpersoon", "onderzoekers", "onderzoeker", "promotor", "promovendus", "opdrachtgever", "status", "budget",
		"startdatum", "einddatum", "locatie", "plaats",
		"doelgroep", "thema", "programma", "project", "kosten", "wanneer", "waar", "tijd", "datum bijeenkomst",
		"project leader", "professor", "duration", "funding",
		"researchers", "researcher", "where", "when", "location", "e-mail", "telefoon", "adres", "website", "hogeschool",
		"lectoraat", "uitgever", "uitgeverij", "pagina's":
		return true
	}
	return false
}

// isLinkLabel reports whether a heading begins as the label of a file, film or form does.
func isLinkLabel(key string) bool {
	first, _, _ := strings.Cut(key, " ")
	switch strings.TrimRight(first, ":") {
	case "factsheet", "download", "downloads", "brochure", "flyer", "folder", "video", "filmpje", "film", "podcast", "webinar",
		"rapport", "handreiking", "bijlage", "programma",
		"presentatie", "website", "aanmeldformulier", "inschrijfformulier", "aanmelden", "link", "pdf", "infographic", "poster",
		"slides":
		return true
	}
	return false
}
