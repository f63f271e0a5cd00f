package extract

import "github.com/kennisgraaf/kennisgraaf/graph"

// byline claims the authors that the line above the article names.
func (s *scene) byline(line Span) {
	if line.Len() == 0 {
		return
	}
	for i, e := range s.entities {
		if e.Type != graph.Person {
			continue
		}
		for _, m := range e.Mentions {
			if m.Start >= line.Start && m.End <= line.End {
				s.say(saying{rule: "byline", predicate: graph.Authored, subject: i, object: thisArticle}, line.Start, line.End, "", "")
				break
			}
		}
	}
}

// authors reads a line that names the authors inside the text ("Tekst: X", "Column door X") and a note about them ("X schreef
// dit artikel").
func (p *phrase) authors() {
	for k, n := range p.names {
		if n.typ != tPerson || n.group != k || !p.authorLine(n) && !p.wroteThis(n) {
			continue
		}
		for _, m := range p.members(k) {
			p.say(saying{
				rule: "byline", predicate: graph.Authored, subject: p.names[m].entity, object: thisArticle,
				from: n.at, to: p.names[m].at, anaphor: n.anaphor, modality: graph.Asserted,
			})
		}
	}
}

// authorLine reports whether a name stands behind "Tekst:", "Door:" or "Column door" at the start of its sentence.
func (p *phrase) authorLine(n name) bool {
	if n.at == 0 || n.at > 5 || !startsByline(p.items[0].low) {
		return false
	}
	before := p.items[n.at-1]
	return before.class == ':' && !hasClass(p.items[:n.at], clMet) || before.class == clDoor && n.at <= 3 && p.short()
}

func startsByline(low string) bool {
	switch low {
	case "tekst", "teksten", "auteur", "column", "recensie", "interview", "essay", "opinie", "verslag", "door", "geschreven":
		return true
	}
	return false
}

// short reports whether the sentence is a line: few words, no verb.
func (p *phrase) short() bool {
	for _, it := range p.items {
		if it.class == clVerb || it.class == clSay || it.class == clBe {
			return false
		}
	}
	return len(p.items) < 12
}

// wroteThis reports whether a name writes what we read: "X schreef dit artikel", "dit hoofdstuk werd geschreven door X".
func (p *phrase) wroteThis(n name) bool {
	if n.marker != 0 && n.marker != clDoor && n.marker != clMet || n.governor >= 0 {
		return false
	}
	this, wrote := false, false
	for j, it := range p.items[:min(len(p.items), n.at+8)] {
		if it.low == "onder" || j < n.at && it.class == ':' {
			return false
		}
		switch it.low {
		case "artikel", "hoofdstuk", "serie", "stuk", "verhaal", "column", "tekst", "bijdrage", "interview":
			this = this || j > 0 && (p.items[j-1].low == "dit" || p.items[j-1].low == "deze")
		case "schreef", "schreven", "geschreven", "maakte", "maakten", "schrijft":
			wrote = true
		}
	}
	return this && wrote
}
