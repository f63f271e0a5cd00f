package graphtest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// parseClaim reads a claim without evidence; see [ArticleText.Claims].
func parseClaim(text string) graph.Claim {
	fields := strings.Fields(text)
	if len(fields) < 3 {
		panic(fmt.Sprintf("graphtest: %q is no claim", text))
	}
	c := graph.Claim{
		Subject: fields[0], Predicate: graph.Predicate(fields[1]), Object: fields[2],
		Modality: graph.Asserted, Confidence: 800,
	}
	for _, field := range fields[3:] {
		qualify(&c, field)
	}
	return c
}

// qualify adds one word of a claim's text to the claim.
func qualify(c *graph.Claim, field string) {
	key, value, found := strings.Cut(field, "=")
	n, err := strconv.Atoi(field)
	switch {
	case !found && err == nil:
		c.Confidence = n
	case !found && graph.Modality(field).Valid():
		c.Modality = graph.Modality(field)
	case key == "role":
		c.Role = value
	case key == "rule":
		c.Rule = value
	case key == "from":
		c.From = graph.Date(value)
	case key == "to":
		c.To = graph.Date(value)
	default:
		panic(fmt.Sprintf("graphtest: %q means nothing in a claim", field))
	}
}

// evidence returns the first sentence that names most of a claim's ends.
func (a *ArticleText) evidence(c graph.Claim) graph.Span {
	best, most := graph.Span{}, -1
	for _, s := range a.reading.Sentences {
		n := 0
		for _, end := range []string{c.Subject, c.Object} {
			if a.namesIn(end, s) {
				n++
			}
		}
		if n > most {
			best, most = s, n
		}
	}
	return best
}

// namesIn reports whether a sentence names an entity or reference.
func (a *ArticleText) namesIn(id string, s graph.Span) bool {
	within := func(start int) bool { return s.Start <= start && start < s.End }
	for _, e := range a.reading.Entities {
		if e.ID == id && slices.ContainsFunc(e.Mentions, func(m graph.MentionRecord) bool { return within(m.Start) }) {
			return true
		}
	}
	return slices.ContainsFunc(a.reading.Citations, func(c graph.Citation) bool { return c.Reference == id && within(c.Start) })
}
