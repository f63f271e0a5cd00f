package eval

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
)

// Reliability is how often what is claimed with a confidence is right: a table for names and claims together, and one for each type
// and predicate.
type Reliability struct {
	Curves []Curve `json:"curves"`
}

// Curve is the reliability of one kind of thing.
type Curve struct {
	Part string `json:"part"` // "mentions" or "relations"
	Name string `json:"name"` // type or predicate; "all" for the whole part
	Bins []Bin  `json:"bins"` // those that hold something, from the least confident
	// Off is by how much confidence and share of right ones differ, on the average of all finds, per mille.
	Off int `json:"off"`
}

// Bin holds what was found with a confidence of From to below To, per mille.
type Bin struct {
	From       int `json:"from"`
	To         int `json:"to"`
	Found      int `json:"found"`
	Right      int `json:"right"`
	Confidence int `json:"confidence"` // on the average, per mille
	Share      int `json:"share"`      // of right ones, per mille

	sum int
}

// binWidth is how wide a bin is, per mille; the last holds a confidence of 1000 too.
const binWidth = 100

// Reliability counts the mentions and claims of the gold articles by confidence. A mention is right as in the figures of mentions,
// a claim as in those of relations; a claim counts once for each sentence that proves it.
func (r *Report) Reliability() *Reliability {
	curves := map[figure]*[1000 / binWidth]Bin{}
	enter := func(p part, name string, confidence int, right bool) {
		for _, f := range []figure{{p, name}, {p, ""}} {
			if curves[f] == nil {
				curves[f] = &[1000 / binWidth]Bin{}
			}
			b := &curves[f][min(max(confidence, 0), 999)/binWidth]
			b.Found++
			b.sum += confidence
			if right {
				b.Right++
			}
		}
	}
	for _, res := range r.results {
		for i := range res.spots {
			s := &res.spots[i]
			enter(partMentions, string(s.typ), s.record.Confidence, s.right)
		}
		for k, c := range res.claims {
			_, right := res.stated.proofs[k]
			for _, claim := range c.claims {
				enter(partRelations, string(k.predicate), claim.Confidence, right)
			}
		}
	}
	out := &Reliability{Curves: []Curve{}}
	for _, f := range slices.SortedFunc(maps.Keys(curves), figure.compare) {
		out.Curves = append(out.Curves, newCurve(f, curves[f]))
	}
	return out
}

func newCurve(f figure, bins *[1000 / binWidth]Bin) Curve {
	c := Curve{Part: string(f.part), Name: cmp.Or(f.name, "all")}
	off, all := 0, 0
	for i, b := range bins {
		if b.Found == 0 {
			continue
		}
		b.From, b.To = i*binWidth, (i+1)*binWidth
		b.Confidence, b.Share = (b.sum+b.Found/2)/b.Found, (1000*b.Right+b.Found/2)/b.Found
		off += b.Found * max(b.Share-b.Confidence, b.Confidence-b.Share)
		all += b.Found
		c.Bins = append(c.Bins, b)
	}
	c.Off = (off + all/2) / all
	return c
}

// Print writes the curves as tables.
func (r *Reliability) Print(w io.Writer) error {
	p := &printer{w: w}
	p.line("%-28s %-10s %10s %6s %6s %6s", "", "confidence", "average", "right", "found", "share")
	for _, c := range r.Curves {
		name := c.Part + " " + c.Name
		for _, b := range c.Bins {
			p.line("%-28s %4d–%-5d %10d %6d %6d %6d", name, b.From, min(b.To, 1000), b.Confidence, b.Right, b.Found, b.Share)
			name = ""
		}
		p.line("%-28s %-10s %10s %6s %6s %6s", "", "", "", "", "off by", fmt.Sprint(c.Off))
	}
	return p.err
}
