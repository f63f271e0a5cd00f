package graph

import "slices"

// EntityType is one of the eight kinds of named thing that articles are read for.
type EntityType string

// The closed list of entity types. Its spelling is that of the GraphQL enum and of the extraction output.
const (
	Organisation EntityType = "ORGANISATION" // institution, company, government body, network, team with an identity of its own
	Lectoraat    EntityType = "LECTORAAT"    // research group of a hogeschool, led by a lector
	Method       EntityType = "METHOD"       // named method, instrument, training, programme, model, game, project
	Person       EntityType = "PERSON"       // a natural person by name
	Policy       EntityType = "POLICY"       // named law, treaty, policy programme, agenda
	Place        EntityType = "PLACE"        // city, village, region, province, country, neighbourhood as a place
	Publication  EntityType = "PUBLICATION"  // named book, magazine, report, broadcast, oration
	Concept      EntityType = "CONCEPT"      // theme that a librarian would index under; a SKOS concept
)

// EntityTypes returns all entity types, in the order in which lists and legends show them.
func EntityTypes() []EntityType {
	return []EntityType{Organisation, Lectoraat, Method, Person, Policy, Place, Publication, Concept}
}

// Valid reports whether t is one of [EntityTypes].
func (t EntityType) Valid() bool { return slices.Contains(EntityTypes(), t) }

// Kind refines an entity type: the sort of organisation, a client among persons, a programme among methods. Empty where
// nothing finer is known.
type Kind string

// The kinds that each type may carry.
const (
	KindHogeschool  Kind = "hogeschool"
	KindUniversity  Kind = "universiteit"
	KindGemeente    Kind = "gemeente"
	KindGovernment  Kind = "overheid"
	KindCare        Kind = "zorg-welzijn"
	KindInstitute   Kind = "kenniscentrum"
	KindNetwork     Kind = "werkplaats-netwerk"
	KindAssociation Kind = "stichting-vereniging"
	KindMedia       Kind = "media"
	KindCompany     Kind = "bedrijf"
	KindSchool      Kind = "onderwijs"
	KindOther       Kind = "overig"
	KindClient      Kind = "client"    // a (pseudonymous) client or child
	KindProgramme   Kind = "programma" // a named project or programme
)

// Kinds returns the kinds that an entity of type t may have, besides none.
func Kinds(t EntityType) []Kind {
	switch t {
	case Organisation:
		return []Kind{
			KindHogeschool, KindUniversity, KindGemeente, KindGovernment, KindCare, KindInstitute,
			KindNetwork, KindAssociation, KindMedia, KindCompany, KindSchool, KindOther,
		}
	case Person:
		return []Kind{KindClient}
	case Method:
		return []Kind{KindProgramme}
	default:
		return nil
	}
}

// Allows reports whether an entity of type t may be of kind k; no kind is always allowed.
func (t EntityType) Allows(k Kind) bool { return k == "" || slices.Contains(Kinds(t), k) }
