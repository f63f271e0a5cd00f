package graph

import "time"

// Date is an ISO 8601 date of the precision known: "2026", "2026-03" or "2026-03-12"; empty when unknown. In orders and
// periods a date stands for its first day, so "2026" comes before "2026-02" and lies in any period that holds 2026-01-01.
type Date string

// layouts are the accepted forms, by length of the string.
func layout(n int) string {
	switch n {
	case len("2006"):
		return "2006"
	case len("2006-01"):
		return "2006-01"
	case len("2006-01-02"):
		return "2006-01-02"
	default:
		return ""
	}
}

// Valid reports whether d is empty or an existing date of one of the three precisions.
func (d Date) Valid() bool {
	if d == "" {
		return true
	}
	l := layout(len(d))
	if l == "" {
		return false
	}
	_, err := time.Parse(l, string(d))
	return err == nil
}

// First returns the first day that d covers, as "2006-01-02"; empty for an unknown date.
func (d Date) First() string {
	switch len(d) {
	case len("2006"):
		return string(d) + "-01-01"
	case len("2006-01"):
		return string(d) + "-01"
	default:
		return string(d)
	}
}

// Last returns the last day that d covers, as "2006-01-02"; empty for an unknown or invalid date.
func (d Date) Last() string {
	l := layout(len(d))
	if l == "" {
		return ""
	}
	t, err := time.Parse(l, string(d))
	if err != nil {
		return ""
	}
	switch len(d) {
	case len("2006"):
		t = t.AddDate(1, 0, -1)
	case len("2006-01"):
		t = t.AddDate(0, 1, -1)
	}
	return t.Format("2006-01-02")
}

// Year returns the four digits of the year, or "" when the date is unknown.
func (d Date) Year() string { return d.cut(len("2006")) }

// Month returns "2006-01", or "" when the date is unknown or of a year's precision.
func (d Date) Month() string { return d.cut(len("2006-01")) }

func (d Date) cut(n int) string {
	if len(d) < n {
		return ""
	}
	return string(d[:n])
}

// Period is a span of time, both ends included, each empty when open. It holds a date whose first day lies between the first
// day of From and the last day of To; an unknown date lies in no period but the empty one.
type Period struct {
	From Date `json:"from,omitempty"`
	To   Date `json:"to,omitempty"`
}

// Empty reports whether the period is open at both ends and so holds everything, undated things included.
func (p Period) Empty() bool { return p.From == "" && p.To == "" }

// Holds reports whether d lies in the period.
func (p Period) Holds(d Date) bool {
	if p.Empty() {
		return true
	}
	first := d.First()
	return first != "" && first >= p.From.First() && (p.To == "" || first <= p.To.Last())
}

// Valid reports whether both ends are valid dates and From does not come after To.
func (p Period) Valid() bool {
	return p.From.Valid() && p.To.Valid() && (p.From == "" || p.To == "" || p.From.First() <= p.To.Last())
}
