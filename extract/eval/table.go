package eval

import (
	"fmt"
	"io"
	"math"
	"strings"
)

// printer keeps the first error of many writes.
type printer struct {
	w   io.Writer
	err error
}

// line writes one line without white space at its end.
func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, strings.TrimRight(fmt.Sprintf(format, args...), " ")+"\n")
	}
}

// Print writes a report for people: figures with three digits, in columns.
func (r *Report) Print(w io.Writer) error {
	p := &printer{w: w}
	articles := "articles"
	if r.Articles == 1 {
		articles = "article"
	}
	p.line("%d gold %s, %d of the read half, %d of the unread half", r.Articles, articles, r.Read, r.Unread)
	p.line("")
	p.line("%-26s %6s  %-15s %6s %6s", "", "all", "95 % interval", "read", "unread")
	for _, s := range r.Shares {
		p.line("%-26s %s  %-15s %s %s  %d of %d", label(s.Name), digits(s.Value), s.spread(), r.half(Read, s.Name), r.half(Unread, s.Name), s.Right, s.Of)
	}
	for _, t := range r.Tables {
		if t.All != nil && t.All.F1 != nil {
			p.line("%-26s %s  %-15s %s %s", t.Name+" F1", digits(t.All.F1), t.All.Interval, r.half(Read, t.Name), r.half(Unread, t.Name))
		}
	}
	for _, t := range r.Tables {
		p.table(&t)
	}
	return p.err
}

// label is what people call a share.
func label(name string) string {
	switch part(name) {
	case partCentral:
		return "central concepts, recall"
	case partConcepts:
		return "concepts, precision at 10"
	}
	return name
}

// spread is the interval of a share; none where there is no case.
func (s *Share) spread() string {
	if s.Value == nil {
		return ""
	}
	return s.Interval.String()
}

// String writes an interval as "0.71–0.84".
func (i Interval) String() string { return fmt.Sprintf("%.3f–%.3f", float64(i.Low), float64(i.High)) }

func digits(r *Ratio) string {
	if r == nil {
		return "     –"
	}
	return fmt.Sprintf("%6.3f", float64(*r))
}

func (r *Report) half(h Half, name string) string {
	for _, s := range r.Halves[h] {
		if s.Name == name {
			return digits(s.Value)
		}
	}
	return digits(nil)
}

func (p *printer) table(t *Table) {
	if len(t.Rows) == 0 {
		return
	}
	p.line("")
	if t.Rows[0].F1 == nil {
		p.line("%-40s %6s  %-15s %5s %5s", t.Name, "P", "95 % interval", "right", "found")
		for i := range t.Rows {
			p.credit(&t.Rows[i])
		}
		return
	}
	p.line("%-22s %6s %6s %6s  %-15s %5s %5s %5s", t.Name, "P", "R", "F1", "95 % interval", "right", "found", "gold")
	for i := range t.Rows {
		p.row(&t.Rows[i])
	}
	if t.All != nil {
		p.row(t.All)
	}
}

func (p *printer) row(r *Row) {
	precision := r.Precision
	p.line("  %-20s %s %s %s  %-15s %5d %5d %5d", r.Name, digits(&precision), digits(r.Recall), digits(r.F1), r.Interval, r.Right, r.Found, r.Gold)
}

func (p *printer) credit(r *Row) {
	precision := r.Precision
	p.line("  %-38s %s  %-15s %5d %5d", r.Name, digits(&precision), r.Interval, r.Right, r.Found)
}

// pad fills a text up with spaces on its right.
func pad(s string, width int) string { return fmt.Sprintf("%-*s", width, s) }

// difference writes a fraction and by how much it differs from another.
func difference(value, by float64) string {
	if math.Abs(by) < 0.0005 {
		by = 0
	}
	return fmt.Sprintf("%.3f (%+.3f)", value, by)
}
