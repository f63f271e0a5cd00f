package eval

import (
	"io"
)

// Ablation compares a run with runs of extractors that lack a part each.
type Ablation struct {
	Whole *Report   `json:"whole"`
	Runs  []Without `json:"runs"`
}

// Without is a run of an extractor that lacks some parts.
type Without struct {
	Without string  `json:"without"`
	Report  *Report `json:"report"`
}

// Print writes for each figure its value with everything, then without each part and by how much it changes.
func (a *Ablation) Print(w io.Writer) error {
	p := &printer{w: w}
	p.head(a.Runs)
	for _, s := range a.Whole.Shares {
		if s.Value == nil {
			continue
		}
		p.ablated(label(s.Name), s.Name, "", a)
	}
	for _, t := range a.Whole.Tables {
		if t.All == nil || t.All.F1 == nil {
			continue
		}
		for _, r := range t.Rows {
			p.ablated(t.Name+" "+r.Name, t.Name, r.Name, a)
		}
		p.ablated(t.Name+" all", t.Name, "all", a)
	}
	return p.err
}

func (p *printer) head(runs []Without) {
	columns := ""
	for _, r := range runs {
		columns += "  " + pad("without "+r.Without, len("0.000 (+0.000)"))
	}
	p.line("%-30s %6s%s", "F1, or share", "whole", columns)
}

func (p *printer) ablated(label, name, row string, a *Ablation) {
	whole := a.Whole.Figure(name, row)
	columns := ""
	for _, r := range a.Runs {
		f := r.Report.Figure(name, row)
		columns += "  " + pad(difference(f, f-whole), len("without "+r.Without))
	}
	p.line("%-30s %6.3f%s", label, whole, columns)
}
