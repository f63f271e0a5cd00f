package neo4j

import (
	"context"
	"maps"
	"reflect"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Count implements [graph.Store].
func (s *Store) Count(ctx context.Context, q graph.CountQuery) ([]graph.Count, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	question, p := countQuestion(q)
	by := []string{"", ""}
	for i, d := range q.By {
		by[i] = string(d)
	}
	p["by"], p["take"] = by, noLimit
	if q.Limit > 0 && q.Limit < noLimit {
		p["take"] = q.Limit
	}
	answer, err := s.ask(ctx, question, p)
	if err != nil {
		return nil, err
	}
	var out []graph.Count
	for i := range answer {
		r := answer.row(i)
		out = append(out, graph.Count{N: r.int(0), Keys: r.texts(1 + len(r))[:0]})
		for k := range q.By {
			out[i].Keys = append(out[i].Keys, r.text(1+k))
		}
	}
	if len(q.By) == 0 && len(out) == 0 {
		out = []graph.Count{{}}
	}
	return out, nil
}

// countQuestion returns the question that counts, and its parameters.
func countQuestion(q graph.CountQuery) (string, params) {
	entities := slices.Contains(q.By, graph.PerEntity) || slices.Contains(q.By, graph.PerType)
	switch q.Of {
	case graph.CountEntities:
		return "count_entities", entityFilter(q.Entities)
	case graph.CountClaims:
		return "count_claims", claimFilter(q.Claims)
	}
	p := entityFilter(q.Entities)
	maps.Copy(p, selection(q.Articles, nil))
	p["named"] = listOr(q.Articles.Mentioning)
	switch {
	case q.Of == graph.CountMentions:
		return "count_mentions", p
	case q.Of == graph.CountSentences && entities:
		return "count_sentences_by_entity", p
	case q.Of == graph.CountSentences:
		return "count_sentences", p
	case companions(q):
		return "count_companions", p
	case entities:
		return "count_articles_by_entity", p
	default:
		return "count_articles", p
	}
}

// companions reports whether the entities are counted that stand in articles of one, under no other filter of articles.
func companions(q graph.CountQuery) bool {
	only := graph.ArticleFilter{Mentioning: q.Articles.Mentioning, EachMember: q.Articles.EachMember}
	return len(q.Articles.Mentioning) == 1 && reflect.DeepEqual(q.Articles, only) && slices.Equal(q.By, []graph.Dimension{graph.PerEntity})
}
