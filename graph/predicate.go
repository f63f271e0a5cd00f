package graph

import "slices"

// Predicate names what a claim says of its subject and object.
type Predicate string

// The closed list of predicates.
const (
	PartOf           Predicate = "PART_OF"           // unit of, belongs to
	AffiliatedWith   Predicate = "AFFILIATED_WITH"   // works for, leads; with a role where stated
	Developed        Predicate = "DEVELOPED"         // made, founded
	Uses             Predicate = "USES"              // applies, offers, gives, carries out
	Studies          Predicate = "STUDIES"           // investigates
	CollaboratesWith Predicate = "COLLABORATES_WITH" // works together; symmetric
	LocatedIn        Predicate = "LOCATED_IN"
	Authored         Predicate = "AUTHORED"
	InterviewedIn    Predicate = "INTERVIEWED_IN"
	Cites            Predicate = "CITES"
	RefersTo         Predicate = "REFERS_TO" // an author–year key, and the work that an article gives for it
	About            Predicate = "ABOUT"
	Broader          Predicate = "BROADER" // SKOS; from the thesaurus
	Related          Predicate = "RELATED" // SKOS; from the thesaurus, symmetric
)

// NodeType is what stands at an end of a claim: an [EntityType], an article or a reference.
type NodeType string

// The two node types that are no entity types.
const (
	ArticleNode   NodeType = "ARTICLE"
	ReferenceNode NodeType = "REFERENCE"
)

// signature lists which node types may stand at the two ends of a predicate.
type signature struct{ from, to []NodeType }

func nodes(types ...EntityType) []NodeType {
	out := make([]NodeType, len(types))
	for i, t := range types {
		out[i] = NodeType(t)
	}
	return out
}

// Predicates returns all predicates, in the order in which lists and legends show them.
func Predicates() []Predicate {
	return []Predicate{
		PartOf, AffiliatedWith, Developed, Uses, Studies, CollaboratesWith, LocatedIn,
		Authored, InterviewedIn, Cites, RefersTo, About, Broader, Related,
	}
}

// signatures returns the allowed ends of p; several where the table of the vocabulary pairs types.
func (p Predicate) signatures() []signature {
	actors := nodes(Person, Organisation, Lectoraat)
	switch p {
	case PartOf:
		return []signature{
			{nodes(Lectoraat, Organisation), nodes(Organisation)},
			{nodes(Method), nodes(Method)},
		}
	case AffiliatedWith:
		return []signature{{nodes(Person), nodes(Organisation, Lectoraat)}}
	case Developed:
		return []signature{{actors, nodes(Method, Publication)}}
	case Uses:
		return []signature{{actors, nodes(Method)}}
	case Studies:
		return []signature{{actors, nodes(Method, Organisation, Policy, Concept)}}
	case CollaboratesWith:
		return []signature{{actors, actors}}
	case LocatedIn:
		return []signature{{nodes(Organisation, Lectoraat, Method, Place), nodes(Place)}}
	case Authored:
		return []signature{{actors, append(nodes(Publication), ArticleNode)}}
	case InterviewedIn:
		return []signature{{nodes(Person), []NodeType{ArticleNode}}}
	case Cites:
		return []signature{{[]NodeType{ArticleNode}, []NodeType{ReferenceNode}}}
	case RefersTo:
		return []signature{{[]NodeType{ReferenceNode}, nodes(Publication)}}
	case About:
		return []signature{{[]NodeType{ArticleNode}, nodes(Concept)}}
	case Broader, Related:
		return []signature{{nodes(Concept), nodes(Concept)}}
	default:
		return nil
	}
}

// Valid reports whether p is one of [Predicates].
func (p Predicate) Valid() bool { return p.signatures() != nil }

// Symmetric reports whether p says the same in both directions. Ends of a symmetric claim are kept in byte order of their ids.
func (p Predicate) Symmetric() bool { return p == CollaboratesWith || p == Related }

// FromThesaurus reports whether p stands on a seed row instead of a sentence.
func (p Predicate) FromThesaurus() bool { return p == Broader || p == Related }

// Joins reports whether p may lead from a node of type from to one of type to.
func (p Predicate) Joins(from, to NodeType) bool {
	for _, s := range p.signatures() {
		if slices.Contains(s.from, from) && slices.Contains(s.to, to) {
			return true
		}
	}
	return false
}

// Modality is the way in which an article makes a claim.
type Modality string

// The modalities, from the plainest.
const (
	Asserted Modality = "asserted"
	Planned  Modality = "planned" // "gaat samenwerken met"
	Ended    Modality = "ended"   // "voormalig lector"
	Hedged   Modality = "hedged"  // "lijkt"
	Negated  Modality = "negated" // left out of answers unless asked for; no path runs over it
)

// Modalities returns all modalities.
func Modalities() []Modality { return []Modality{Asserted, Planned, Ended, Hedged, Negated} }

// Valid reports whether m is one of [Modalities].
func (m Modality) Valid() bool { return slices.Contains(Modalities(), m) }
