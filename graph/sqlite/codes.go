package sqlite

import (
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// The numbers that stand for words of the closed lists inside the file. They are stored: append to a list, never reorder it.

func nodeTypes() []graph.NodeType {
	return []graph.NodeType{
		graph.ArticleNode, graph.ReferenceNode, graph.NodeType(graph.Organisation), graph.NodeType(graph.Lectoraat),
		graph.NodeType(graph.Method), graph.NodeType(graph.Person), graph.NodeType(graph.Policy), graph.NodeType(graph.Place),
		graph.NodeType(graph.Publication), graph.NodeType(graph.Concept),
	}
}

func predicates() []graph.Predicate {
	return []graph.Predicate{
		graph.PartOf, graph.AffiliatedWith, graph.Developed, graph.Uses, graph.Studies, graph.CollaboratesWith, graph.LocatedIn,
		graph.Authored, graph.InterviewedIn, graph.Cites, graph.About, graph.Broader, graph.Related, graph.RefersTo,
	}
}

func modalities() []graph.Modality {
	return []graph.Modality{graph.Asserted, graph.Planned, graph.Ended, graph.Hedged, graph.Negated}
}

// negated is the number of graph.Negated.
const negated = 4

func codeOfType(t graph.NodeType) int       { return slices.Index(nodeTypes(), t) }
func codeOfPredicate(p graph.Predicate) int { return slices.Index(predicates(), p) }
func codeOfModality(m graph.Modality) int   { return slices.Index(modalities(), m) }

// typeCode returns the number of the type that an id says it has.
func typeCode(id string) int {
	t, _ := graph.TypeOf(id)
	return codeOfType(t)
}

// decode returns the word of a stored number, or the zero value for a number that no list has.
func decode[T any](list []T, code int) T {
	var zero T
	if code < 0 || code >= len(list) {
		return zero
	}
	return list[code]
}

// isEntity reports whether the numbered type is an entity type.
func isEntity(code int) bool {
	return graph.EntityType(decode(nodeTypes(), code)).Valid()
}

// undated is the value of recent that sorts after every day.
const undated = 99_999_999

// recentOf turns a date into a number that ascends from the newest first day to the oldest; undated comes last.
func recentOf(d graph.Date) int {
	return recentDay(d.First())
}

// recentDay does the same for a day "2006-01-02"; "" is undated.
func recentDay(day string) int {
	if day == "" {
		return undated
	}
	n := 0
	for i := range len(day) {
		if day[i] >= '0' && day[i] <= '9' {
			n = n*10 + int(day[i]-'0')
		}
	}
	return undated - n
}
