package dutch

import "github.com/kennisgraaf/kennisgraaf/graph"

// Knowledge is everything that recognition knows beforehand. It is read-only once built.
type Knowledge struct {
	Entries    []Entry        // by id
	Concepts   []ConceptEntry // by id
	Names      []NameEntry
	Roles      []RoleEntry
	StopThemes []string // lower-case nouns that are never a theme by themselves
	Words      []string // words that exist in lower case and are no names
}

// Entry is a known entity.
type Entry struct {
	ID      string
	Type    graph.EntityType
	Kind    graph.Kind
	Name    string
	Aliases []Alias
	SameAs  []string // "ror:…", "cbs:…"
	PartOf  string   // id of the entity it belongs to
	Row     string   // "seed:FILE#ROW"
	// NeedsCue says that the name alone is ambiguous: an ordinary word, a first name, another entity. It counts only beside
	// something that settles its type.
	NeedsCue bool
}

// Alias is another name of an entry.
type Alias struct {
	Text     string
	NeedsCue bool
}

// ConceptEntry is a concept of the thesaurus.
type ConceptEntry struct {
	ID           string
	Preferred    string
	Alternatives []string
	Broader      []string
	Related      []string
	Definition   string
	Row          string
}

// NameClass says what a word is in a person's name.
type NameClass string

// The classes of name words.
const (
	FirstName          NameClass = "first"
	AmbiguousFirstName NameClass = "first-ambiguous" // also an ordinary word
	Surname            NameClass = "surname"
	SurnamePrefix      NameClass = "prefix"        // tussenvoegsel
	TitleWord          NameClass = "title"         // dr., mevrouw
	InitialTitle       NameClass = "initial-title" // J., Th.

	// Names of the world outside, too many and too foreign for rules: only the model weighs them.
	WorldFirstName NameClass = "first-world"
	WorldSurname   NameClass = "surname-world"
	WorldPlace     NameClass = "place-world"
)

// NameEntry is a word, or a run of words, of persons' names.
type NameEntry struct {
	Text  string
	Class NameClass
}

// RoleClass says what a noun heads.
type RoleClass string

// The classes of head nouns.
const (
	PersonRole      RoleClass = "person-role"
	OrgHead         RoleClass = "org-head"
	MethodHead      RoleClass = "method-head"
	PublicationHead RoleClass = "publication-head"
	PolicyHead      RoleClass = "policy-head"
	PlaceHead       RoleClass = "place-head"
)

// RoleEntry is a lower-case noun that says what the name beside it is.
type RoleEntry struct {
	Text  string
	Class RoleClass
}
