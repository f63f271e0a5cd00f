package main

import (
	"context"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// evidence is what proves a claim: a sentence of an article in a source, or a row of a seed file.
type evidence struct {
	Quote      string  `json:"quote,omitempty"`
	Article    string  `json:"article,omitempty"`
	Source     string  `json:"source"`
	Date       string  `json:"date,omitempty"`
	Modality   string  `json:"modality"`
	Role       string  `json:"role,omitempty"`
	Rule       string  `json:"rule"`
	Confidence float64 `json:"confidence"`
}

func evidenceOf(c graph.ClaimRecord) evidence {
	source := c.Source
	if c.Seed != "" {
		source = c.Seed
	}
	return evidence{
		Quote: c.Quote, Article: c.Article, Source: source, Date: string(c.Date), Modality: string(c.Modality),
		Role: c.Role, Rule: c.Rule, Confidence: fraction(c.Confidence),
	}
}

// line is the evidence on one line: the sentence in quotation marks and where it stands.
func (e evidence) line() string {
	where := e.Source
	if e.Modality != string(graph.Asserted) && e.Modality != "" {
		where = e.Modality + ", " + where
	}
	if e.Quote == "" {
		return "[" + where + "]"
	}
	return "“" + strings.Join(strings.Fields(e.Quote), " ") + "” [" + where + "]"
}

// fraction turns a figure per mille into one of 0 to 1.
func fraction(perMille int) float64 { return float64(perMille) / 1000 }

// proofsOf returns one claim for each edge: of the newest article that makes it.
func proofsOf(ctx context.Context, s graph.Store, filter graph.ClaimFilter, keys []graph.EdgeKey) (map[graph.EdgeKey]evidence, error) {
	out := map[graph.EdgeKey]evidence{}
	if len(keys) == 0 {
		return out, nil
	}
	filter.Direction, filter.Others, filter.OtherTypes = graph.Both, nil, nil
	pages, err := s.Claims(ctx, graph.ClaimQuery{OfEdges: keys, Filter: filter, Window: graph.Window{Limit: 1}})
	if err != nil {
		return nil, err
	}
	for i, page := range pages {
		for _, c := range page.Items {
			out[keys[i]] = evidenceOf(c)
		}
	}
	return out, nil
}
