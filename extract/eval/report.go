package eval

import (
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"
)

// Report is how well a run does on a gold set. It marshals to JSON; fractions have six digits.
type Report struct {
	Articles int                `json:"articles"`
	Read     int                `json:"read"`   // of them in the read half
	Unread   int                `json:"unread"` // of them in the unread half
	Shares   []Share            `json:"shares"` // segmentation, title, offsets, evidence, modality, role, central, concepts
	Tables   []Table            `json:"tables"` // entities, mentions, relations, citations, recognisers, rules, proofs, themes
	Halves   map[Half][]Summary `json:"halves"`

	results []*result
}

// Share is a fraction of cases that are right.
type Share struct {
	Name     string   `json:"name"`
	Value    *Ratio   `json:"value"` // null where there is no case
	Interval Interval `json:"interval"`
	Right    int      `json:"right"`
	Of       int      `json:"of"`
}

// Table is precision, recall and F1 of one kind of thing, per type, predicate, shape, recogniser or rule. The rows of proofs are right
// relations by predicate, a right one with evidence that a reader accepts; those of themes the ten most salient concepts by who found
// them.
type Table struct {
	Name string `json:"name"`
	Rows []Row  `json:"rows"`
	All  *Row   `json:"all,omitempty"` // of all rows together; none where a thing counts in several rows
}

// Row is one line of a table.
type Row struct {
	Name string `json:"name"`
	Count
	Precision Ratio    `json:"precision"`
	Recall    *Ratio   `json:"recall,omitempty"` // none for rules and recognisers: what they should find is not theirs alone
	F1        *Ratio   `json:"f1,omitempty"`
	Interval  Interval `json:"interval"` // of F1, or of precision where there is no F1
}

// Summary is one figure of a half.
type Summary struct {
	Name  string `json:"name"`
	Value *Ratio `json:"value"`
}

// Ratio is a fraction of 1.
type Ratio float64

// MarshalJSON writes six digits at most: the same fraction is the same text.
func (r Ratio) MarshalJSON() ([]byte, error) {
	return strconv.AppendFloat(nil, math.Round(float64(r)*1e6)/1e6, 'f', -1, 64), nil
}

// Interval holds the values between which 95 of 100 samples of the articles lie.
type Interval struct{ Low, High Ratio }

// MarshalJSON writes [low, high].
func (i Interval) MarshalJSON() ([]byte, error) { return json.Marshal([2]Ratio{i.Low, i.High}) }

// shares lists the parts that are fractions of cases, in the order in which they are shown.
func shares() []part {
	return []part{partSegmentation, partTitle, partOffsets, partEvidence, partModality, partRole, partCentral, partConcepts}
}

// tables lists the parts with precision and recall.
func tables() []part {
	return []part{partEntities, partMentions, partRelations, partCitations, partRecognisers, partRules, partProofs, partThemes}
}

// credits reports parts that say whose finds are right: there is nothing that they alone should find.
func (p part) credits() bool {
	return p == partRecognisers || p == partRules || p == partProofs || p == partThemes
}

// Score compares a run with gold articles. A gold article that the run doesn't have counts as missed altogether; an article of the
// run that no gold article is doesn't count.
func Score(run *Run, gold []Gold) *Report {
	r := &Report{Articles: len(gold), Halves: map[Half][]Summary{}}
	var sheets []sheet
	halves := map[Half][]sheet{}
	annotated := marksModality(gold)
	for i := range gold {
		res := compare(run, &gold[i])
		if !annotated {
			delete(res.sheet, figure{partModality, ""})
		}
		r.results = append(r.results, res)
		sheets = append(sheets, res.sheet)
		h := gold[i].Half()
		halves[h] = append(halves[h], res.sheet)
	}
	r.Read, r.Unread = len(halves[Read]), len(halves[Unread])
	offsets := run.offsets()
	total := sum(sheets)
	total.add(partOffsets, "", offsets)
	spread := bootstrap(sheets)
	for _, p := range shares() {
		r.Shares = append(r.Shares, newShare(p, total, spread))
	}
	for _, p := range tables() {
		r.Tables = append(r.Tables, newTable(p, total, spread))
	}
	for h, list := range halves {
		r.Halves[h] = summaries(sum(list))
	}
	return r
}

// marksModality reports whether the annotators of a gold set say how things are claimed; where they don't, nothing is known of it.
func marksModality(gold []Gold) bool {
	return slices.ContainsFunc(gold, func(g Gold) bool {
		return slices.ContainsFunc(g.Relations, func(r GoldRelation) bool { return r.Modality != "" })
	})
}

// sum adds sheets up, with a total of each part.
func sum(sheets []sheet) sheet {
	out := sheet{}
	for _, s := range sheets {
		for f, c := range s {
			out.add(f.part, f.name, c)
		}
	}
	for f, c := range maps.Clone(out) {
		if f.name != "" {
			out.add(f.part, "", c)
		}
	}
	return out
}

func newShare(p part, total sheet, spread map[figure]Interval) Share {
	f := figure{p, ""}
	s := Share{Name: string(p), Right: total[f].Right, Of: total[f].Gold, Interval: spread[f]}
	if s.Of > 0 {
		s.Value = ratio(total[f].Recall())
	}
	if p == partOffsets && s.Value != nil {
		s.Interval = Interval{*s.Value, *s.Value} // of every mention of the run, not of a sample of articles
	}
	return s
}

func ratio(x float64) *Ratio { r := Ratio(x); return &r }

func newTable(p part, total sheet, spread map[figure]Interval) Table {
	t := Table{Name: string(p), Rows: []Row{}}
	for _, f := range slices.SortedFunc(maps.Keys(total), figure.compare) {
		switch {
		case f.part != p:
		case f.name != "":
			t.Rows = append(t.Rows, newRow(f, total[f], spread[f]))
		case p != partRules: // a relation that two rules claim stands in both rows
			row := newRow(f, total[f], spread[f])
			row.Name = "all"
			t.All = &row
		}
	}
	if t.All == nil && p != partRules {
		row := newRow(figure{p, ""}, Count{}, Interval{1, 1})
		row.Name = "all"
		t.All = &row
	}
	return t
}

func newRow(f figure, c Count, spread Interval) Row {
	row := Row{Name: f.name, Count: c, Precision: Ratio(c.Precision()), Interval: spread}
	if !f.part.credits() {
		row.Recall, row.F1 = ratio(c.Recall()), ratio(c.F1())
	}
	return row
}

// summaries are the figures that halves and runs are compared by.
func summaries(total sheet) []Summary {
	var out []Summary
	for _, p := range []part{partSegmentation, partTitle, partEvidence, partModality, partRole, partCentral, partConcepts} {
		s := Summary{Name: string(p)}
		if c := total[figure{p, ""}]; c.Gold > 0 {
			s.Value = ratio(c.Recall())
		}
		out = append(out, s)
	}
	for _, p := range []part{partEntities, partMentions, partRelations, partCitations} {
		out = append(out, Summary{string(p), ratio(total[figure{p, ""}].F1())})
	}
	return out
}

// Figure returns the fraction of a share, or the F1 of a table's row ("all" for the whole); 0 where there is none.
func (r *Report) Figure(name, row string) float64 {
	for _, s := range r.Shares {
		if s.Name == name && s.Value != nil {
			return float64(*s.Value)
		}
	}
	for _, t := range r.Tables {
		if t.Name != name {
			continue
		}
		if row == "all" && t.All != nil {
			return float64(*t.All.F1)
		}
		for _, x := range t.Rows {
			if x.Name == row && x.F1 != nil {
				return float64(*x.F1)
			}
		}
	}
	return 0
}
