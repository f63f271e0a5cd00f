package eval

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// decision is what became of a proposal, in code points of the article's text.
type decision struct {
	dutch.Decision
	start, end int
}

func decisionsOf(x *extract.Extractor, r *graph.Reading) []decision {
	at := graph.NewOffsets(r.Text)
	list := x.Decisions(r.Text, len(r.Title), r.Language)
	out := make([]decision, len(list))
	for i := range list {
		out[i] = decision{list[i], at.CodePoints(list[i].Start), at.CodePoints(list[i].End)}
	}
	return out
}

// says lists who proposed a candidate: "crf 800, person 920".
func (d *decision) says() string {
	var out []string
	for _, s := range d.Says {
		if rest, own := strings.CutPrefix(s, string(d.Type)+" "); own && rest != "crf 0" {
			out = append(out, rest)
		}
	}
	return strings.Join(out, ", ")
}

// first is who proposed a candidate first.
func (d *decision) first() string {
	who, _, _ := strings.Cut(d.says(), " ")
	return who
}

// whyMissed tells who caused the loss of a place that the gold has, and how.
func (e *examiner) whyMissed(p place) (by, why string) {
	if s := e.over(p.start, p.end); s != nil {
		how := fmt.Sprintf("read as %s “%s” (%s %d)", s.typ, oneLine(s.record.Text), s.record.Recogniser, s.record.Confidence)
		if own := e.proposal(p); own != nil {
			how += fmt.Sprintf("; proposed rightly by %s, %d per mille", own.says(), own.Confidence)
			return byCombination, how
		}
		return s.record.Recogniser, how
	}
	if own := e.proposal(p); own != nil {
		switch own.Outcome {
		case dutch.Doubtful:
			return byCombination, fmt.Sprintf("proposed by %s, left out at %d per mille", own.says(), own.Confidence)
		case dutch.GaveWay:
			return byCombination, fmt.Sprintf("proposed by %s, gave way to %s by %s", own.says(), own.By.Type, own.By.Recogniser)
		}
		return byResolution, fmt.Sprintf("proposed by %s at %d per mille, dropped later: only a citation names it, or a longer name holds it", own.says(), own.Confidence)
	}
	for i := range e.decisions {
		if d := &e.decisions[i]; d.start < p.end && d.end > p.start {
			return d.first(), fmt.Sprintf("nearest proposal: %s “%s” by %s, %s", d.Type, oneLine(e.found.quote(d.start, d.end)), d.says(), d.Outcome)
		}
	}
	return byNobody, "no recogniser proposed anything here"
}

// over returns the mention found that overlaps a place.
func (e *examiner) over(start, end int) *spotted {
	i := slices.IndexFunc(e.spots, func(s spotted) bool { return s.start < end && s.end > start })
	if i < 0 {
		return nil
	}
	return &e.spots[i]
}

// proposal returns what became of the proposal that is exactly the gold's.
func (e *examiner) proposal(p place) *decision {
	i := slices.IndexFunc(e.decisions, func(d decision) bool { return d.start == p.start && d.end == p.end && d.Type == p.typ })
	if i < 0 {
		return nil
	}
	return &e.decisions[i]
}

// whyFalse tells what the gold has where a mention was found, and who else proposed it.
func (e *examiner) whyFalse(m graph.MentionRecord, typ graph.EntityType) string {
	why := fmt.Sprintf("%d per mille", m.Confidence)
	if d := e.proposal(place{m.Start, m.End, typ, ""}); d != nil {
		why += " from " + d.says()
	}
	for _, p := range e.places {
		if p.start >= m.End || p.end <= m.Start {
			continue
		}
		switch {
		case p.start == m.Start && p.end == m.End && p.typ == typ:
			return why + "; the gold has it, not in this number"
		case p.start == m.Start && p.end == m.End:
			return why + "; the gold has it as " + string(p.typ)
		}
		return why + fmt.Sprintf("; the gold has %s “%s”", p.typ, oneLine(p.surface))
	}
	return why + "; the gold has nothing here"
}

// sentenceAt returns the sentence that holds a code point.
func (a *article) sentenceAt(at int) string {
	for _, s := range a.reading.Sentences {
		if s.Start <= at && at < s.End {
			return a.quote(s.Start, s.End)
		}
	}
	return a.quote(max(0, at-60), min(len(a.text), at+60))
}

// sentenceWith returns the sentence in which words stand first.
func (a *article) sentenceWith(words string) string {
	at := strings.Index(a.reading.Text, words)
	if at < 0 {
		return ""
	}
	return a.sentenceAt(len([]rune(a.reading.Text[:at])))
}

func (e *examiner) relations() {
	names := map[string]string{graph.ThisArticle: "this article"}
	for _, g := range e.gold.Entities {
		names[g.ID] = g.Name
	}
	if e.found != nil {
		for _, s := range e.found.reading.Entities {
			names["?"+s.ID] = s.Name
		}
	}
	show := func(id string) string {
		if n := names[id]; n != "" {
			return n
		}
		return strings.TrimPrefix(id, "concept:")
	}
	for _, k := range e.stated.order {
		if e.claims[k] == nil {
			by, why := e.whyUnclaimed(k)
			e.add(Fault{
				Part: string(partRelations), Missed: true, Type: string(k.predicate), Name: show(k.subject) + " → " + show(k.object),
				Sentence: e.stated.proofs[k][0], By: by, Why: why,
			})
		}
	}
	for _, k := range slices.SortedFunc(maps.Keys(e.claims), relation.compare) {
		c := e.claims[k].claims[0]
		f := Fault{
			Type: string(k.predicate), Name: show(k.subject) + " → " + show(k.object), By: c.Rule,
			Sentence: e.found.quote(c.Evidence.Start, c.Evidence.End), Part: string(partRelations),
		}
		if _, right := e.stated.proofs[k]; !right {
			f.Why = fmt.Sprintf("%d per mille%s", c.Confidence, e.wrongEnds(k))
			e.add(f)
		} else if !e.claims[k].proven {
			f.Part, f.Why = string(partEvidence), "the gold proves it by “"+oneLine(e.stated.proofs[k][0])+"”"
			e.add(f)
		}
	}
}

// whyUnclaimed tells why a relation of the gold was not claimed.
func (e *examiner) whyUnclaimed(k relation) (by, why string) {
	if e.found == nil {
		return bySegmentation, "its article was not found"
	}
	var lost []string
	for _, end := range []string{k.subject, k.object} {
		if !e.has(end) {
			lost = append(lost, end)
		}
	}
	if len(lost) > 0 {
		return byNames, fmt.Sprintf("not found: %s", strings.Join(e.goldNames(lost), ", "))
	}
	for other := range e.claims {
		if other.subject == k.subject && other.object == k.object || other.subject == k.object && other.object == k.subject {
			return byNobody, "claimed as " + string(other.predicate) + " instead"
		}
	}
	return byNobody, e.whyRefused(k)
}

func refusalsOf(x *extract.Extractor, r *graph.Reading) []extract.Refusal {
	body := len(string([]rune(r.Text)[:r.Body]))
	return x.Refusals(extract.Draft{Title: r.Title, Text: r.Text, Body: body, Language: r.Language})
}

// whyRefused tells why no rule claims a relation whose ends were found: what the rule said that came closest, or how far apart the
// ends stand.
func (e *examiner) whyRefused(k relation) string {
	const found = "both ends were found"
	a, b := e.aligned[k.subject], e.aligned[k.object]
	if a == "" || b == "" {
		return found + ", no rule claims it"
	}
	for _, f := range e.refusals {
		if f.Subject == a && f.Object == b || f.Subject == b && f.Object == a {
			return found + "; " + strings.TrimPrefix(f.Rule+": "+f.Why, ": ")
		}
	}
	if s := e.sentenceOf(a, b); s != "" {
		return found + "; no rule reads “" + oneLine(s) + "”"
	}
	return found + "; no sentence names both"
}

// sentenceOf returns the first sentence that names two entities; empty when none does.
func (e *examiner) sentenceOf(a, b string) string {
	named := map[string][]graph.MentionRecord{}
	for _, s := range e.found.reading.Entities {
		named[s.ID] = s.Mentions
	}
	for _, s := range e.found.reading.Sentences {
		inside := func(m graph.MentionRecord) bool { return s.Start <= m.Start && m.End <= s.End }
		if slices.ContainsFunc(named[a], inside) && slices.ContainsFunc(named[b], inside) {
			return e.found.quote(s.Start, s.End)
		}
	}
	return ""
}

// has reports whether an end of a relation of the gold was found.
func (e *examiner) has(end string) bool {
	if end == graph.ThisArticle {
		return true
	}
	for _, t := range e.stated.themes {
		if t.end == end {
			ideas := e.ideas()
			return slices.ContainsFunc(ideas, func(s graph.Sighting) bool { return conceptKeys(namesOf(&s)).meets(t.keys) })
		}
	}
	_, aligned := e.aligned[end]
	return aligned
}

func (e *examiner) goldNames(ids []string) []string {
	var out []string
	for _, id := range ids {
		name := strings.TrimPrefix(id, "concept:")
		for _, g := range e.gold.Entities {
			if g.ID == id {
				name = g.Name
			}
		}
		out = append(out, name)
	}
	return out
}

// wrongEnds tells which ends of a false claim the gold doesn't have, or what it says instead.
func (e *examiner) wrongEnds(k relation) string {
	if strings.HasPrefix(k.subject, "?") || strings.HasPrefix(k.object, "?") {
		return "; the gold lacks one of its ends"
	}
	for _, other := range e.stated.order {
		if other.subject == k.subject && other.object == k.object || other.subject == k.object && other.object == k.subject {
			return "; the gold has " + string(other.predicate)
		}
	}
	return "; the gold has no relation between them"
}
