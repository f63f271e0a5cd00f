package view

import (
	"maps"
	"slices"
)

// Quality is how well extraction does on annotated articles, as `kennisgraaf eval --json` writes it.
type Quality struct {
	Articles int            `json:"articles"`
	Read     int            `json:"read"`
	Unread   int            `json:"unread"`
	Shares   []QualityShare `json:"shares"`
	Tables   []QualityTable `json:"tables"`
	// ByHalf are the figures of the halves, "read" and "unread".
	ByHalf map[string][]QualityFigure `json:"halves"`
}

// QualityHalf is the figures of one half of the articles.
type QualityHalf struct {
	Name    string
	Figures []QualityFigure
}

// QualityFigure is one figure: a share, or the F1 of a table.
type QualityFigure struct {
	Name  string   `json:"name"`
	Value *float64 `json:"value"` // nil where there is no case
}

// Halves returns the halves by name: the figures of the articles whose faults were looked at, and of those that nobody looked at.
func (q Quality) Halves() []QualityHalf {
	out := []QualityHalf{}
	for _, name := range slices.Sorted(maps.Keys(q.ByHalf)) {
		out = append(out, QualityHalf{name, q.ByHalf[name]})
	}
	return out
}

// QualityShare is a fraction of cases that are right.
type QualityShare struct {
	Name     string     `json:"name"`
	Value    *float64   `json:"value"` // nil where there is no case
	Interval [2]float64 `json:"interval"`
	Right    int        `json:"right"`
	Of       int        `json:"of"`
}

// QualityTable is precision and recall of one kind of thing.
type QualityTable struct {
	Name string       `json:"name"`
	Rows []QualityRow `json:"rows"`
	All  *QualityRow  `json:"all"`
}

// QualityRow is one line of a table.
type QualityRow struct {
	Name      string     `json:"name"`
	Right     int        `json:"right"`
	Found     int        `json:"found"`
	Gold      int        `json:"gold"`
	Precision float64    `json:"precision"`
	Recall    *float64   `json:"recall"`
	F1        *float64   `json:"f1"`
	Interval  [2]float64 `json:"interval"`
}

// Low returns the lower end of the interval of 95 %.
func (s QualityShare) Low() float64 { return s.Interval[0] }

// High returns the upper end.
func (s QualityShare) High() float64 { return s.Interval[1] }

// Low returns the lower end of the interval of 95 %.
func (r QualityRow) Low() float64 { return r.Interval[0] }

// High returns the upper end.
func (r QualityRow) High() float64 { return r.Interval[1] }
