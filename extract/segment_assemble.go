package extract

import "strings"

// drafts composes the articles of a page. Equal ones are one draft: the further places go into Also.
func (p *page) drafts(sections []section) []Draft {
	var out []Draft
	at := map[string]int{}
	for _, s := range sections {
		d := p.draft(s)
		id := d.ID()
		if i, dup := at[id]; dup {
			out[i].Also = append(out[i].Also, d.extent())
			continue
		}
		at[id], d.id = len(out), id
		out = append(out, d)
	}
	return out
}

// draft composes one article. Lines that follow each other in the source, with nothing but white space between, are one piece.
func (p *page) draft(s section) Draft {
	var title Span
	if s.title >= 0 {
		title = p.lines[s.title].span
	}
	body := make([]Span, 0, len(s.lines))
	for _, i := range s.lines {
		body = append(body, p.lines[i].span)
	}
	var sub Span
	if s.sub >= 0 {
		sub = p.lines[s.sub].span
	}
	d := compose(p.text, title, sub, s.byline, body, p.bodyStart(s.lines))
	d.Publication, d.Issue = p.data.publication, p.data.issue
	d.PublishedAt = p.data.published
	if s.date != "" {
		d.PublishedAt = s.date
	}
	d.Language = language(d.BodyText())
	return d
}

// bodyStart returns the first of an article's lines that is no part of its head: fields ("Looptijd: 2023–2024"), the name of the
// first section ("Samenvatting"), and a line that only says with whom the interview is.
func (p *page) bodyStart(lines []int) int {
	for n, i := range lines {
		l := &p.lines[i]
		if l.role != field && (l.role != heading || !isSectionName(l.key) && !namesGuest(l.text)) {
			return n
		}
	}
	return 0
}

// namesGuest reports whether a heading is "Interview met" and a name.
func namesGuest(s string) bool {
	for _, label := range []string{
		"Interview met ", "In gesprek met ", "Een gesprek met ", "Interview with ",
		"A conversation with ",
	} {
		if rest, found := strings.CutPrefix(s, label); found {
			return isNameLine(rest)
		}
	}
	return false
}

// extent returns the bytes of the source from a draft's first piece to its last.
func (d Draft) extent() Span {
	s := Span{d.Pieces[0].Source, 0}
	for _, p := range d.Pieces {
		s.Start = min(s.Start, p.Source)
		s.End = max(s.End, p.Source+p.End-p.Start)
	}
	return s
}
