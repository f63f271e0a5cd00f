package extract

import (
	"strings"
	"unicode"
)

// What a site, a mail program or a file format prints above and below the article of a page: menus that are broken into lines,
// the name and motto of the site, the text of a cookie wall, the theme above the title, the comments of readers.

const (
	headLines = 60 // lines of a page in which its head ends
	headTitle = 40 // words of the longest title
)

// readSite marks what a site prints around the article, from the surest marks to the weakest.
func (p *page) readSite() {
	p.readFrontMatter()
	p.readMailHead()
	p.readSubject()
	p.readCookieWall()
	p.readMenuLines()
	p.readGreeting()
	p.readComments()
	p.readCollection()
	p.readLinkAddresses()
}

// readText returns the line of the page's first paragraph, the number of lines when it has none.
func (p *page) readText() int {
	for i := range p.lines {
		if l := &p.lines[i]; l.role == running && l.words >= minArticleWords {
			return i
		}
	}
	return len(p.lines)
}

// narrow makes a line end and start where a part of it does: the value of a field.
func (p *page) narrow(i int, part string) {
	l := &p.lines[i]
	at := strings.LastIndex(l.text, part)
	if part == "" || at < 0 {
		return
	}
	l.span = Span{l.span.Start + at, l.span.Start + at + len(part)}
	l.text, l.key, l.words = part, lineKey(part), countWords(part)
}

// printed returns the first line from..to-1 with the key, -1 when there is none.
func (p *page) printed(key string, from, to int) int {
	for i := from; i < min(to, len(p.lines)); i++ {
		if key != "" && p.lines[i].key == key {
			return i
		}
	}
	return -1
}

// readFrontMatter reads the fields that stand between two rules at the top of a Markdown file.
func (p *page) readFrontMatter() {
	if p.lines[0].text != "---" {
		return
	}
	end := 1
	for end < len(p.lines) && p.lines[end].text != "---" {
		if _, _, field := strings.Cut(p.lines[end].text, ":"); !field && !isBullet(p.lines[end].text) {
			return
		}
		end++
	}
	if end == len(p.lines) {
		return
	}
	for i := range end + 1 {
		p.lines[i].role = furniture
	}
	for i := 1; i < end; i++ {
		label, value, _ := strings.Cut(p.lines[i].text, ":")
		value = strings.Trim(value, " \"'")
		switch strings.ToLower(label) {
		case "title", "titel":
			p.giveTitle(i, value, end+1)
		case "date", "datum", "published":
			p.lines[i].role = dateline
		}
	}
}

// giveTitle makes a heading of the highest level of the title that line i gives as a field: its print among the first lines from
// line after, or the value itself.
func (p *page) giveTitle(i int, value string, after int) {
	if countWords(value) == 0 {
		return
	}
	at := p.printed(lineKey(value), after, after+headLines)
	if at < 0 {
		p.narrow(i, value)
		at = i
	}
	p.lines[at].role, p.lines[at].level = heading, 1
}

// readMailHead reads the fields at the top of a mail: sender, addressee, date and subject.
func (p *page) readMailHead() {
	end := 0
	for end < len(p.lines) && (end == 0 || !p.lines[end].gap) && mailField(p.lines[end].text) != "" {
		end++
	}
	if end < 3 {
		return
	}
	for i := range end {
		p.lines[i].role = furniture
		switch mailField(p.lines[i].text) {
		case "datum", "date", "verzonden", "sent":
			p.lines[i].role = dateline
		case "onderwerp", "subject":
			_, value, _ := strings.Cut(p.lines[i].text, ":")
			for _, reply := range []string{"Fwd:", "FW:", "Re:", "RE:"} {
				value = strings.TrimPrefix(strings.TrimSpace(value), reply)
			}
			p.giveTitle(i, strings.TrimSpace(value), end)
		}
	}
}

func mailField(s string) string {
	label, value, found := strings.Cut(s, ":")
	if label = strings.ToLower(label); !found || value == "" {
		return ""
	}
	switch label {
	case "van", "aan", "datum", "onderwerp", "cc", "bcc", "verzonden", "from", "to", "date", "subject", "sent", "bijlage", "bijlagen":
		return label
	}
	return ""
}

// readSubject takes the subject that a letter names above its salutation for its title. What stands above it is an address.
func (p *page) readSubject() {
	for i := range min(p.readText(), headLines) {
		l := &p.lines[i]
		label, value, found := strings.Cut(l.text, " ")
		switch strings.ToLower(strings.TrimRight(label, ":")) {
		case "betreft", "onderwerp":
		default:
			continue
		}
		value = strings.TrimSpace(strings.TrimPrefix(value, ":"))
		if !found || countWords(value) < 2 || !p.salutesAfter(i) {
			continue
		}
		p.narrow(i, value)
		l.role, l.gap, l.level = heading, true, 1
		for j := range i {
			if p.lines[j].role.content() {
				p.lines[j].role = furniture
			}
		}
		return
	}
}

func (p *page) salutesAfter(i int) bool {
	for j := i + 1; j < min(i+8, len(p.lines)); j++ {
		if hasAnyPrefix(p.lines[j].key, "geachte ", "beste ", "dear ") {
			return true
		}
	}
	return false
}

// readCookieWall marks the text about cookies near the top or the end of a page, and the buttons under it.
func (p *page) readCookieWall() {
	for i := 0; i < len(p.lines); i++ {
		if i > headLines/2 && i < len(p.lines)-headLines/2 || !speaksOfCookies(p.lines[i].text) {
			continue
		}
		p.lines[i].role = furniture
		for i+1 < len(p.lines) && (speaksOfCookies(p.lines[i+1].text) || isCookieButton(p.lines[i+1].key)) {
			i++
			p.lines[i].role = furniture
		}
	}
}

func speaksOfCookies(s string) bool {
	if len(s) > 1200 {
		return false
	}
	s = strings.ToLower(s)
	if !strings.Contains(s, "cookie") {
		return false
	}
	for _, of := range []string{
		"website", "deze site", "onze site", "wij gebruiken", "we gebruiken", "wij plaatsen", "we plaatsen", "maken gebruik van", "maakt gebruik van",
		"personaliseren", "adverten", "we use", "accepte", "toestemming", "instellingen", "voorkeuren", "noodzakelijke cookies",
	} {
		if strings.Contains(s, of) {
			return true
		}
	}
	return false
}

func isCookieButton(key string) bool {
	switch key {
	case "noodzakelijk", "noodzakelijke", "functioneel", "functionele", "analytisch", "analytische", "voorkeuren", "statistieken",
		"marketing", "details tonen", "details weergeven", "alles toestaan", "alles accepteren", "selectie toestaan", "toestaan",
		"akkoord", "ok", "ja", "nee", "instellingen", "voorkeuren opslaan", "opslaan", "opslaan en sluiten", "weigeren", "alles weigeren",
		"accepteren", "ik ga akkoord", "meer informatie", "lees meer", "altijd actief", "aanpassen", "sluiten", "necessary",
		"preferences", "statistics", "accept all", "reject all", "accept", "decline", "settings":
		return true
	}
	return false
}

// readMenuLines marks the menu, and the name and motto of the site, above a path or above the last of several entries that menus
// have. A title must be left below them.
func (p *page) readMenuLines() {
	text := p.readText()
	for text < headLines/2 && p.menuUnder(text) {
		p.lines[text].role = furniture // an alert of the site
		text = p.readText()
	}
	last, entries := -1, 0
	for i := range min(text, headLines) {
		switch l := &p.lines[i]; {
		case l.role == masthead && isBreadcrumb(l.text):
			last, entries = i, entries+2
		case l.role == bullet && isMenuEntry(entryKey(l.text)):
			last, entries = i, entries+1
		case l.role == furniture && isMenuEntry(l.key):
			last, entries = i, entries+1
		}
	}
	if entries < 2 || !p.headingBetween(last+1, text) {
		return
	}
	for i := range last + 1 {
		if l := &p.lines[i]; p.inMenu(i) {
			l.role = furniture
		}
	}
}

// menuUnder reports whether entries of a menu stand right under a paragraph.
func (p *page) menuUnder(text int) bool {
	entries := 0
	for i := text + 1; i < min(text+8, len(p.lines)) && p.lines[i].role != running; i++ {
		if l := &p.lines[i]; l.role == furniture && isMenuEntry(l.key) {
			entries++
		}
	}
	return entries >= 2
}

// inMenu reports whether a line above the last entry of a menu may belong to it: it is short and not the page's title.
func (p *page) inMenu(i int) bool {
	l := &p.lines[i]
	if l.role == bullet {
		return l.words <= 6
	}
	if l.role != heading || l.level > 0 || p.doubled(i) || i > 0 && p.doubled(i-1) {
		return false
	}
	if i == 0 {
		return l.words <= 4
	}
	return l.words <= 7 && !p.pageTitle(i)
}

// isMenuEntry reports whether furniture is an entry of a menu, and no label that may stand at a title.
func isMenuEntry(key string) bool {
	if strings.Contains(key, "inhoud") || strings.HasPrefix(key, "skip to ") {
		return true
	}
	switch key {
	case "home", "contact", "menu", "zoeken", "zoek", "over ons", "about us", "inloggen", "login", "nieuws", "news", "werken bij",
		"vacatures", "doneren", "mijn account", "hoofdmenu", "direct naar de inhoud", "ga naar de inhoud", "ga naar hoofdinhoud",
		"agenda", "veelgestelde vragen", "publicaties", "artikelen":
		return true
	}
	return false
}

func (p *page) headingBetween(from, to int) bool {
	for i := from; i < min(to, len(p.lines)); i++ {
		if l := &p.lines[i]; (l.role == heading || l.role == running) && l.words >= 2 {
			return true
		}
	}
	return false
}

// readGreeting marks the words with which a newsletter greets its readers.
func (p *page) readGreeting() {
	for i := range p.lines {
		if l := &p.lines[i]; l.words <= 5 && hasAnyPrefix(l.key, "beste lezer", "geachte lezer", "beste relatie", "beste collega", "dear reader") {
			l.role = furniture
		}
	}
}

// readCollection takes a Markdown page's only heading of the highest level for the name of what the page collects, where further
// headings follow it at once and it says that it is a collection.
func (p *page) readCollection() {
	top := p.topLevel()
	at := -1
	for i := range p.lines {
		if l := &p.lines[i]; l.role == heading && l.level == top {
			if at >= 0 {
				return
			}
			at = i
		}
	}
	if top == 0 || at+1 >= len(p.lines) || p.lines[at+1].level == 0 {
		return
	}
	if hasAnyPrefix(p.lines[at].key, "bericht", "nieuws", "artikelen", "columns", "verhalen", "actueel", "updates", "news", "articles") {
		p.lines[at].role = furniture
	}
}

// readComments marks what readers wrote under an article, to the end of the page.
func (p *page) readComments() {
	text := p.readText()
	for i := text + 1; i < len(p.lines); i++ {
		if !headsComments(p.lines[i].key) || (len(p.lines)-i)*3 > len(p.lines)*2 {
			continue
		}
		for j := i; j < len(p.lines); j++ {
			if p.doubled(j) || p.lines[j].level > 0 || p.pageTitle(j) || p.lines[j].role == itemEnd {
				return
			}
		}
		for j := i; j < len(p.lines); j++ {
			p.lines[j].role = furniture
		}
		return
	}
}

func headsComments(key string) bool {
	number, rest, _ := strings.Cut(key, " ")
	if digits(number) && hasAnyPrefix(rest, "reactie", "comment") && countWords(rest) == 1 {
		return true
	}
	switch key {
	case "reacties", "reactie plaatsen", "plaats een reactie", "geef een reactie", "laat een reactie achter", "schrijf een reactie",
		"geef een antwoord", "comments", "leave a reply", "leave a comment", "reageer op dit artikel":
		return true
	}
	return hasAnyPrefix(key, "reacties (", "comments (")
}

// readLinkAddresses marks the list of addresses with which a text browser ends a page.
func (p *page) readLinkAddresses() {
	from := len(p.lines)
	for from > 0 && isNumberedAddress(p.lines[from-1].text) {
		from--
	}
	if len(p.lines)-from < 2 {
		return
	}
	if from > 0 && (p.lines[from-1].key == "references" || p.lines[from-1].key == "visible links" || p.lines[from-1].key == "links") {
		from--
	}
	for i := from; i < len(p.lines); i++ {
		p.lines[i].role = furniture
	}
}

func isNumberedAddress(s string) bool {
	number, rest, found := strings.Cut(s, " ")
	return found && digits(strings.Trim(number, "[].")) && strings.Contains(rest, "://") && countWords(rest) == 1
}

// isTopic reports whether a heading above the title names its theme or kind: in capitals where the title isn't, in brackets, or a
// word under which sites of the field sort their pages.
func isTopic(l, title *line) bool {
	if l.words > 4 || l.level > 0 {
		return false
	}
	if hasAnyPrefix(l.key, "brieven van", "ingezonden", "lezersbrieven", "reacties van lezers") || l.words == 3 && title.words == 2 {
		return true // the name of a series is longer than a short title, a subtitle never is
	}
	if title.words < 3 {
		return false
	}
	if isCapitals(l.text) && !isCapitals(title.text) || l.text[0] == '(' || strings.Contains(l.text, " / ") {
		return true
	}
	if opensQuote(title.text) && !opensQuote(l.text) {
		return true
	}
	if kind, _, _ := strings.Cut(l.key, " "); l.words > 1 && strings.Contains(l.text, "#") || l.words == 2 && kind == "aflevering" {
		return true
	}
	switch l.key {
	case "jeugd", "jeugdzorg", "jeugdhulp", "jongeren", "jongerenwerk", "wmo", "armoede", "armoede en schulden", "schulden",
		"schuldhulpverlening", "wonen", "zorg", "zorg en welzijn", "welzijn", "onderwijs", "participatie", "werk en inkomen", "opvoeding",
		"opvoeden", "ggz", "ouderen", "mantelzorg", "veiligheid", "diversiteit", "inclusie", "integratie", "sociaal werk", "wijkteams",
		"sociale wijkteams", "vrijwilligers", "vrijwillige inzet", "huiselijk geweld", "kindermishandeling", "eenzaamheid",
		"gezondheid", "onderzoek", "beleid", "praktijk", "in de praktijk", "achtergrond", "beroepsontwikkeling", "burgerschap",
		"leefbaarheid", "sociaal domein", "professionals", "verhalen", "ervaringsverhaal", "in gesprek", "portret", "thema",
		"kort nieuws", "kennis", "inspiratie", "gehandicaptenzorg", "verslaving", "dakloosheid", "samenleven", "wetenschap", "politiek", "boeken":
		return true
	}
	return false
}

// isCapitals reports whether a text has letters, all of them capitals.
func isCapitals(s string) bool {
	return strings.ContainsFunc(s, unicode.IsUpper) && !strings.ContainsFunc(s, unicode.IsLower)
}

// readTopics marks the theme or kind above the page's first title.
func (p *page) readTopics() {
	for i := range p.readText() {
		if p.lines[i].role != heading {
			continue
		}
		next := i + 1
		for next < len(p.lines) && p.lines[next].role == furniture {
			next++
		}
		if next < len(p.lines) && p.lines[next].role == heading && isTopic(&p.lines[i], &p.lines[next]) {
			p.lines[i].role = furniture
			continue
		}
		return
	}
}

// readParts marks the names of a newsletter's parts: capitals over the title of the first item.
func (p *page) readParts() {
	for i := range len(p.lines) - 1 {
		l, next := &p.lines[i], &p.lines[i+1]
		if p.newsletter && l.role == heading && next.role == heading && l.words <= 3 && isCapitals(l.text) && !isCapitals(next.text) {
			l.role = furniture
		}
	}
}

// readTitleSentence makes a heading of a first line that reads as a sentence, or is longer than headings are, where a byline,
// a dateline or a subtitle with one of them stands under it.
func (p *page) readTitleSentence() {
	for i := range p.lines {
		l := &p.lines[i]
		switch {
		case l.role == heading || l.role == bullet:
			return
		case l.role != running:
			continue
		}
		if l.words < minTitleWords || l.words > headTitle || i+1 == len(p.lines) {
			return
		}
		next := p.lines[i+1]
		under := next.role == byline || next.role == dateline
		if next.role == heading && i+2 < len(p.lines) {
			under = p.lines[i+2].role == byline || p.lines[i+2].role == dateline
		}
		if under && (l.words <= maxHeadingWords || breaksOff(l.text) && sentences(l.text) == 1) {
			l.role, l.key = heading, lineKey(l.text)
		}
		return
	}
}

// minTitleWords is the least length of a title that reads as a sentence: less is a greeting.
const minTitleWords = 3

// joinTitles puts a title together that its layout breaks in two: a heading with another right under it that goes on in lower case.
func (p *page) joinTitles() {
	out := p.lines[:0]
	for i, l := range p.lines {
		if n := len(out); n > 0 && goesOnWith(&out[n-1], &l) && (i+1 == len(p.lines) || p.lines[i+1].gap || p.lines[i+1].role == byline || p.lines[i+1].role == dateline) {
			last := &out[n-1]
			last.span.End = l.span.End
			last.text = p.text[last.span.Start:last.span.End]
			last.key, last.words = lineKey(last.text), last.words+l.words
			continue
		}
		out = append(out, l)
	}
	p.lines = out
}

// goesOnWith reports whether a short line right under a heading, which stands apart, is its second half.
func goesOnWith(head, l *line) bool {
	return head.role == heading && head.gap && head.words <= 8 && (l.role == heading || l.role == running) && !l.gap && l.level == 0 &&
		l.words <= 8 && startsLower(l.text) && breaksOff(l.text)
}
