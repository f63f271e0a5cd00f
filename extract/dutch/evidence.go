package dutch

import (
	"cmp"
	"slices"
	"strconv"
)

// Candidate is one span and type that recognisers proposed in a document, with what speaks for it and against it.
type Candidate struct {
	Mention
	// Says lists what each recogniser says of the candidate. "TYPE recogniser LEVEL" is a proposal, the level being its confidence;
	// "TYPE crf 0" means that the model ran and saw no such name; "against RELATION recogniser STEP" is a proposal that overlaps:
	// the "same" span as another type, one "longer" or "shorter" than this, one "crossing" it.
	Says []string
}

// modelName is what the trained model calls itself, and knownNames what the gazetteer does; all others are rules.
const modelName, knownNames = "crf", "gazetteer"

// Candidates joins the mentions of several recognisers by span and type, in order of place. It is the evidence that [Combine]
// weighs, and from which its weights are learned.
func Candidates(lists ...[]Mention) []Candidate {
	all := slices.Concat(lists...)
	slices.SortStableFunc(all, bySpan)
	model := ran(all)
	var out []Candidate
	for i := 0; i < len(all); {
		j := i + 1
		for j < len(all) && all[j].Start == all[i].Start && all[j].End == all[i].End && all[j].Type == all[i].Type {
			j++
		}
		c := Candidate{Mention: all[i], Says: said(all[i:j], model)}
		for _, m := range all[i:j] {
			if c.ID == "" && m.ID != "" {
				c.ID, c.Name = m.ID, m.Name
			}
			c.Kind = cmp.Or(c.Kind, m.Kind)
		}
		c.Says = append(c.Says, against(all, c.Mention)...)
		out = append(out, c)
		i = j
	}
	return out
}

// ran reports whether the model has read the document.
func ran(all []Mention) bool {
	return slices.ContainsFunc(all, func(m Mention) bool { return m.Recogniser == modelName })
}

// said returns what each recogniser says of one span and type; the mentions of a recogniser come surest first.
func said(same []Mention, model bool) []string {
	out := make([]string, 0, len(same)+4)
	heard := make([]string, 0, len(same))
	for _, m := range same {
		if !slices.Contains(heard, m.Recogniser) {
			heard = append(heard, m.Recogniser)
			out = append(out, string(m.Type)+" "+m.Recogniser+" "+strconv.Itoa(level(m)))
		}
	}
	if model && !slices.Contains(heard, modelName) {
		out = append(out, string(same[0].Type)+" "+modelName+" 0")
	}
	return out
}

// level is the confidence of a proposal: a rule's as it is, the model's in five steps.
func level(m Mention) int {
	if m.Recogniser != modelName {
		return m.Confidence
	}
	switch c := m.Confidence; {
	case c < 300:
		return 200
	case c < 500:
		return 400
	case c < 700:
		return 600
	case c < 900:
		return 800
	}
	return 950
}

// The relations of a proposal to one that it overlaps, who makes it, and how sure it is.
const (
	relations = 4
	speakers  = 3
	steps     = 3
)

// against tells which other proposals overlap m; of each relation and speaker the surest counts.
func against(sorted []Mention, m Mention) []string {
	var best [relations][speakers]int
	at, _ := slices.BinarySearchFunc(sorted, m.End, func(k Mention, end int) int { return cmp.Compare(k.Start, end) })
	for i := at - 1; i >= 0 && i >= at-maxInside; i-- {
		k := sorted[i]
		if k.End <= m.Start || k.Start == m.Start && k.End == m.End && k.Type == m.Type || mayNest(m, k) || mayNest(k, m) {
			continue
		}
		b := &best[relation(m, k)][speaker(k)]
		*b = max(*b, k.Confidence)
	}
	var out []string
	for r, row := range best {
		for s, confidence := range row {
			if confidence > 0 {
				out = append(out, "against "+[relations]string{"same", "longer", "shorter", "crossing"}[r]+" "+
					[speakers]string{modelName, knownNames, "rule"}[s]+" "+[steps]string{"low", "middle", "high"}[step(confidence)])
			}
		}
	}
	return out
}

func relation(m, other Mention) int {
	switch {
	case other.Start == m.Start && other.End == m.End:
		return 0
	case other.Start <= m.Start && other.End >= m.End:
		return 1
	case other.Start >= m.Start && other.End <= m.End:
		return 2
	}
	return 3
}

func speaker(m Mention) int {
	switch m.Recogniser {
	case modelName:
		return 0
	case knownNames:
		return 1
	}
	return 2
}

func step(confidence int) int {
	switch {
	case confidence < 600:
		return 0
	case confidence < 850:
		return 1
	}
	return 2
}

// maxInside bounds how many proposals can start before another one's end and still touch it.
const maxInside = 36
