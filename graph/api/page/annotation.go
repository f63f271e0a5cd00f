package page

import (
	"bytes"
	"encoding/json"
	"net/http"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// annotation is a piece of evidence as the Web Annotation Data Model of the W3C writes it: https://www.w3.org/TR/annotation-model/.
// Addresses are relative to where the document was read.
type annotation struct {
	Context    string   `json:"@context"`
	ID         string   `json:"id"`
	Type       string   `json:"type"`
	Motivation string   `json:"motivation"`
	Body       []claim  `json:"body"`
	Target     selected `json:"target"`
}

// claim is a body of an annotation: what the text proves.
type claim struct {
	ID         string     `json:"id"`
	Type       string     `json:"type"`
	Purpose    string     `json:"purpose"`
	Format     string     `json:"format"`
	Value      string     `json:"value"`
	Subject    string     `json:"kennisgraaf:subject"`
	Predicate  string     `json:"kennisgraaf:predicate"`
	Object     string     `json:"kennisgraaf:object"`
	Modality   string     `json:"kennisgraaf:modality"`
	Confidence int        `json:"kennisgraaf:confidence"` // per mille
	Rule       string     `json:"kennisgraaf:rule"`
	Role       string     `json:"kennisgraaf:role,omitempty"`
	From       graph.Date `json:"kennisgraaf:from,omitempty"`
	To         graph.Date `json:"kennisgraaf:to,omitempty"`
}

// selected is the target of an annotation: a place in an article.
type selected struct {
	Source   string `json:"source"`
	Selector []any  `json:"selector"`
}

// quoteSelector finds a text by what it says and what stands beside it.
type quoteSelector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// positionSelector finds a text by its place, in code points, end exclusive.
type positionSelector struct {
	Type  string `json:"type"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

func (p *Pages) annotate(v *visit, a graph.Article, q *quote) (any, error) {
	claims, _, err := p.claimsOf(v, a)
	if err != nil {
		return nil, err
	}
	prefix, suffix := around(a.Text, q.Span)
	out := annotation{
		Context: "http://www.w3.org/ns/anno.jsonld", Type: "Annotation", Motivation: "identifying", Body: []claim{},
		ID: v.r.URL.EscapedPath(),
		Target: selected{Source: q.Whole, Selector: []any{
			quoteSelector{"TextQuoteSelector", q.Text, prefix, suffix},
			positionSelector{"TextPositionSelector", q.Span.Start, q.Span.End},
		}},
	}
	for _, s := range proving(claims, q.Span) {
		c := s.Claim
		out.Body = append(out.Body, claim{
			ID: "urn:kennisgraaf:" + c.ID, Type: "TextualBody", Purpose: "identifying", Format: "text/plain",
			Value:   s.Subject.Name + " " + string(c.Predicate) + " " + s.Object.Name,
			Subject: c.Subject, Predicate: string(c.Predicate), Object: c.Object, Modality: string(c.Modality),
			Confidence: c.Confidence, Rule: c.Rule, Role: c.Role, From: c.From, To: c.To,
		})
	}
	return out, nil
}

func writeAnnotation(w http.ResponseWriter, doc annotation) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	if err := e.Encode(doc); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	secure(w.Header())
	w.Header().Set("Content-Type", `application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"`)
	_, _ = w.Write(b.Bytes()) // a client that is gone needs no annotation
}
