package graphtest

import (
	"fmt"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

func statisticsCases() []scenario {
	together := func(k *check, q graph.CoOccurrenceQuery, want ...graph.CoOccurrence) {
		k.Helper()
		got, err := graph.CoOccurrences(k.ctx(), k.store, q)
		k.must(err)
		k.equal("co-occurrences", got, want)
	}
	return []scenario{
		{"what is named together in articles is weighed against chance, the most significant first", func(k *check) {
			movisie, utrecht, anna, jim := "[[Movisie|ORGANISATION]]", "[[Utrecht|PLACE]]", "[[Anna|PERSON]]", "[[JIM|METHOD]]"
			var articles []*ArticleText
			for i, names := range []string{
				jim + " " + movisie + " " + utrecht, jim + " " + movisie + " " + utrecht, jim + " " + movisie + " " + jim, jim + " " + anna,
				movisie + " " + utrecht, utrecht, utrecht, utrecht,
			} {
				articles = append(articles, Article(fmt.Sprint(i), "", fmt.Sprintf("Nummer %d %s", i, names)).On("2026"))
			}
			k.holding(articles...)
			q := graph.CoOccurrenceQuery{Of: "method:jim", Level: graph.CountArticles, Limit: 10}
			m := graph.CoOccurrence{Entity: "organisation:movisie", Together: 3, Alone: 4, Expected: 2, LogLikelihood: 2.093, NPMI: 0.413}
			a := graph.CoOccurrence{Entity: "person:anna", Together: 1, Alone: 1, Expected: 0.5, LogLikelihood: 1.53, NPMI: 0.333}
			u := graph.CoOccurrence{Entity: "place:utrecht", Together: 2, Alone: 6, Expected: 3, LogLikelihood: -3.452, NPMI: -0.292}
			together(k, q, m, a, u)
			q.Limit = 1
			together(k, q, m)
			q.Limit, q.Entities.Types = 10, []graph.EntityType{graph.Place, graph.Person}
			together(k, q, a, u)
			q.Articles.Period = graph.Period{To: "2025"}
			together(k, q)
		}},
		{"what is named together in sentences counts sentences", func(k *check) {
			k.sentences()
			together(k, graph.CoOccurrenceQuery{Of: "method:jim", Level: graph.CountSentences, Limit: 10},
				graph.CoOccurrence{Entity: "organisation:movisie", Together: 2, Alone: 3, Expected: 1.5, LogLikelihood: 0.68, NPMI: 0.262},
				graph.CoOccurrence{Entity: "organisation:vilans", Together: 1, Alone: 2, Expected: 1})
			together(k, graph.CoOccurrenceQuery{Of: "method:weg", Level: graph.CountSentences, Limit: 10})
		}},
		{"co-occurrence refuses no entity, another unit and a limit outside 1 to 100", func(k *check) {
			k.with()
			good := graph.CoOccurrenceQuery{Of: "method:jim", Level: graph.CountArticles, Limit: 1}
			for name, change := range map[string]func(q *graph.CoOccurrenceQuery){
				"entity": func(q *graph.CoOccurrenceQuery) { q.Of = "" }, "level": func(q *graph.CoOccurrenceQuery) { q.Level = graph.CountMentions },
				"no limit": func(q *graph.CoOccurrenceQuery) { q.Limit = 0 }, "limit": func(q *graph.CoOccurrenceQuery) { q.Limit = graph.MaxHits + 1 },
				"period": func(q *graph.CoOccurrenceQuery) { q.Articles.Period = graph.Period{From: "x"} },
			} {
				q := good
				change(&q)
				_, err := graph.CoOccurrences(k.ctx(), k.store, q)
				k.fails(name, err, graph.ErrInvalid)
			}
		}},
	}
}
