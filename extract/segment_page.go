package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// minArticleWords is the least running text of an article: less is a teaser of the page or the caption of a picture.
const minArticleWords = 12

// maxBreaks is the greatest number of line breaks in a text that is read. More is a table or a list of words: articles of the
// greatest text that the reader allows have a tenth of it.
const maxBreaks = 400_000

// page is a source's text as lines with their roles.
type page struct {
	text   string
	lines  []line
	listed map[string]bool // line keys of the entries of tables of contents
	parts  map[string]bool // line keys of the items of lists that a paragraph announces: headings of its own article
	data   pageData

	newsletter bool // a masthead names a newsletter, or an issue by its month
	path       bool // a path through a site stands above the text
	dated      int  // headings with a dateline under them
	top        int  // first heading, -1 without one
}

// newPage reads the lines of a text; nil when there is nothing to read.
func newPage(text string) *page {
	if !utf8.ValidString(text) || strings.Count(text, "\n")+strings.Count(text, "\r") > maxBreaks {
		return nil
	}
	p := &page{text: text, lines: splitLines(text), listed: map[string]bool{}, parts: map[string]bool{}}
	if len(p.lines) == 0 {
		return nil
	}
	p.joinTitles()
	p.readSite()
	p.readContents()
	p.readLinkLists()
	p.readLinkLabels()
	p.readMenu()
	p.readTitleSentence()
	p.readTopics()
	p.top = p.firstHeading()
	p.readTopName()
	site := p.readPageTitle()
	p.data = p.readHead()
	if p.data.publication == "" {
		p.data.publication = site
	}
	p.readParts()
	p.top, p.dated = p.firstHeading(), p.datedTitles()
	return p
}

// readContents marks the entries of tables of contents: the items of a list under a contents heading, or of a list above all
// text, most of whose items stand elsewhere as lines of their own. A list that a paragraph announces ("… zijn:") lists the parts
// of its own article instead.
func (p *page) readContents() {
	own := map[string]bool{}
	for i := range p.lines {
		if l := &p.lines[i]; l.role == heading {
			own[l.key] = true
		}
	}
	p.readNumberedContents()
	text := false // running text stands above
	for i := 0; i < len(p.lines); {
		l := &p.lines[i]
		if l.role != bullet {
			text = text || l.role == running && l.words >= minArticleWords
			i++
			continue
		}
		end := p.listEnd(i)
		switch headed := i > 0 && p.lines[i-1].role == contents; {
		case headed && isOwnContents(p.lines[i-1].key):
			p.list(p.parts, i, end, furniture)
		case headed || !text && p.known(own, i, end):
			p.list(p.listed, i, end, furniture)
		case i > 0 && strings.HasSuffix(p.lines[i-1].text, ":"):
			p.list(p.parts, i, end, bullet)
		}
		i = end
	}
	p.readNumberedTitles()
}

// readNumberedContents marks the entries of a table of contents that stand with the numbers of their pages under its heading, and
// come back as lines of their own.
func (p *page) readNumberedContents() {
	for i := range p.lines {
		if p.lines[i].role != contents || isOwnContents(p.lines[i].key) {
			continue
		}
		for j := i + 1; j < len(p.lines) && (j == i+1 || !p.lines[j].gap); j++ {
			key := entryKey(p.lines[j].text)
			if key == p.lines[j].key || key == "" || p.printed(key, j+1, len(p.lines)) < 0 {
				break
			}
			p.listed[key] = true
			p.lines[j].role = furniture
		}
	}
}

// listEnd returns the end of the list that starts at line i. An item that comes back, set apart, is a title with its number.
func (p *page) listEnd(i int) int {
	seen := map[string]bool{}
	end := i
	for end < len(p.lines) && p.lines[end].role == bullet {
		key := entryKey(p.lines[end].text)
		if p.lines[end].gap && seen[key] {
			break
		}
		seen[key] = true
		end++
	}
	return end
}

// readNumberedTitles makes headings of the listed titles that are printed with their number over a text.
func (p *page) readNumberedTitles() {
	for i := range p.lines {
		if l := &p.lines[i]; l.role == bullet && l.gap && i+1 < len(p.lines) && p.lines[i+1].gap && p.listed[entryKey(l.text)] {
			l.role = heading
		}
	}
}

// isOwnContents reports whether a heading is over a list of the sections of its own page.
func isOwnContents(key string) bool {
	return key == "op deze pagina" || key == "on this page" || key == "in dit artikel" || key == "inhoud van dit artikel"
}

// known reports whether most of the items from..to-1, and two at least, stand elsewhere as headings.
func (p *page) known(own map[string]bool, from, to int) bool {
	n := 0
	for i := from; i < to; i++ {
		if own[entryKey(p.lines[i].text)] {
			n++
		}
	}
	return n >= 2 && n*2 >= to-from
}

// list puts the keys of the items from..to-1 into a set and gives the items a role.
func (p *page) list(set map[string]bool, from, to int, r role) {
	for i := from; i < to; i++ {
		set[entryKey(p.lines[i].text)] = true
		p.lines[i].role = r
	}
}

// entryKey returns the key of a list item without its mark and without a page number at its end.
func entryKey(s string) string {
	s = strings.TrimLeft(s, "•·▪◦‣●○■□➢►✓✔-–—*+0123456789.) \t\u00a0")
	if i := strings.LastIndexAny(s, " .…\t"); i > 0 && digits(s[i+1:]) && len(s)-i <= 4 {
		s = strings.TrimRight(s[:i], " .…\t")
	}
	return lineKey(s)
}

// readLinkLists marks the links under a heading like "Lees ook": the headings and items that follow it, up to running text. The
// last of several before running text heads that text, when a blank line sets it apart.
func (p *page) readLinkLists() {
	for i := 0; i < len(p.lines); i++ {
		if p.lines[i].role != listHead {
			continue
		}
		end := i + 1
		for end < len(p.lines) && (p.lines[end].role == heading || p.lines[end].role == bullet) && !(end > i+1 && p.doubled(end)) {
			end++
		}
		if end < len(p.lines) && end > i+1 && p.lines[end-1].gap && p.lines[end-1].role == heading && p.lines[end].role != furniture && p.lines[end].role != listHead {
			end--
		}
		if end < len(p.lines) && p.lines[i+1].gap {
			end = i + 1 // set apart from what follows: no list of links in the middle of a page
		}
		for j := i + 1; j < end; j++ {
			p.lines[j].role = furniture
		}
		p.lines[i].role = furniture
	}
}

// readLinkLabels marks headings that head nothing: the label of a file or a film with another heading, furniture or the end of
// the page after it.
func (p *page) readLinkLabels() {
	for i := len(p.lines) - 1; i >= 0; i-- {
		l := &p.lines[i]
		if !isLinkLabel(l.key) || l.role != heading && (l.role != running || !breaksOff(l.text)) {
			continue
		}
		if i+1 == len(p.lines) || p.lines[i+1].role == heading && p.lines[i+1].gap || p.lines[i+1].role == furniture {
			l.role = furniture
		}
	}
}

// doubled reports whether line i and the next are one title printed twice.
func (p *page) doubled(i int) bool {
	if i+1 >= len(p.lines) {
		return false
	}
	a, b := &p.lines[i], &p.lines[i+1]
	return a.key != "" && a.key == b.key && titleRole(a.role) && a.words <= maxHeadingWords*2
}

// titleRole reports whether a line with this role may be a title that is printed twice: titles end in any mark.
func titleRole(r role) bool { return r == heading || r == running || r == field || r == byline }

// content reports whether a line belongs to the text of an article.
func (r role) content() bool { return r == running || r == heading || r == bullet || r == field }

// readHead reads what the page prints above its first running text about publication, issue and date.
func (p *page) readHead() pageData {
	var d pageData
	season := graph.Date("")
	for i := range p.lines {
		l := &p.lines[i]
		if l.role == running && l.words >= minArticleWords {
			break
		}
		switch l.role {
		case masthead, dateline:
			if pub, issue, year, ok := issueName(l.text); ok && d.issue == "" {
				d.publication, d.issue, d.published = pub, issue, year
				continue
			}
			if l.role == masthead {
				p.readMasthead(l, &d)
			}
			if when := lineDate(l); when != "" && season == "" {
				season = when
			}
		}
	}
	if d.published == "" {
		d.published = season
	}
	return d
}

// readMasthead reads the name of the publication, and what kind of page it heads.
func (p *page) readMasthead(l *line, d *pageData) {
	if d.publication == "" {
		d.publication = mastheadName(l)
	}
	if number, year := issueNumber(l.text); d.issue == "" && d.publication != "" && number != "" {
		d.issue = d.publication + " " + number + " " + year
	}
	p.newsletter = p.newsletter || strings.Contains(l.key, "nieuwsbrief") || strings.Contains(l.key, "newsletter")
	p.path = p.path || isBreadcrumb(l.text)
}

// readPageTitle takes the first line for the page's own title when a part of it comes back as the article's: the rest names the
// site.
func (p *page) readPageTitle() (site string) {
	for i := range p.lines {
		if !p.pageTitle(i) {
			continue
		}
		site = p.siteName(i)
		p.lines[0].role = furniture
		if l := &p.lines[i]; l.role == running {
			l.role, l.key = heading, lineKey(l.text)
		}
		return site
	}
	return ""
}

const (
	menuLines      = 5 // short lines right under each other that make a menu
	knownMenuLines = 3 // likewise, when one of them is a usual entry: "Nieuws", "Contact"
)

// readMenu marks the menus above a page's first text: blocks of short lines without a blank one between them.
func (p *page) readMenu() {
	for i := 0; i < len(p.lines) && p.lines[i].role != running; {
		end := i + 1
		for end < len(p.lines) && !p.lines[end].gap && p.lines[end].role != running {
			end++
		}
		if p.isMenu(i, end) {
			for j := i; j < end; j++ {
				p.lines[j].role = furniture
			}
		}
		i = end
	}
}

// isMenu reports whether lines from..to-1 are short headings and entries of menus.
func (p *page) isMenu(from, to int) bool {
	known := 0
	for i := from; i < to; i++ {
		switch l := &p.lines[i]; {
		case l.role == furniture:
			known++
		case l.role != heading || l.words > 4:
			return false
		}
	}
	return to-from >= menuLines || known > 0 && to-from >= knownMenuLines
}

// readTopName takes the page's first heading for the name of a publication when a month or a year stands right under it and
// another heading, the first title, before any text: "Nieuws uit de wijkraad / Mei 2024".
func (p *page) readTopName() {
	i := p.top
	if i < 0 || i+2 >= len(p.lines) || p.lines[i+1].role != dateline || p.lines[i+1].gap || p.lines[i+2].role != heading {
		return
	}
	if len(lineDate(&p.lines[i+1])) < len("2006-01-02") {
		p.lines[i].role = masthead
		p.newsletter = true
	}
}

// mastheadName returns the name of the publication in a masthead without an issue's number: "Opgroeiwijzer | Jaargang 9, februari
// 2026", "Nieuwsbrief Kennisnetwerk Nabij". Paths through a site name no publication.
func mastheadName(l *line) string {
	if isBreadcrumb(l.text) {
		return ""
	}
	name, _, _ := strings.Cut(l.text, "|")
	if _, at, ok := findDate(name); ok {
		name = name[:at.Start]
	}
	name = strings.Trim(name, " ,–-:")
	if name == "" || hasAnyPrefix(strings.ToLower(name), "jaargang", "volume", "nummer", "editie") || strings.EqualFold(name,
		"nieuwsbrief") {
		return ""
	}
	return name
}
