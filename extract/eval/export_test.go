package eval

// What the tests look into.

// Fold, NameKey and Trigrams show how surfaces and texts are compared.
func Fold(s string) string { return fold(s) }

// NameKey shows the key of a name.
func NameKey(s string) string { return nameKey(s) }

// Trigrams counts the runs of three words of a text.
func Trigrams(s string) int { return len(trigrams(s)) }

// ConceptsMeet reports whether two names are of one concept.
func ConceptsMeet(a, b string) bool { return conceptKeys([]string{a}).meets(conceptKeys([]string{b})) }

// ShapeOf shows how a citation is written.
func ShapeOf(words string) string { return shapeOf(words) }

// PlacesIn lists the places of the gold's surfaces in a text, as "start-end TYPE surface".
func (g *Gold) PlacesIn(text string) []place { return g.places([]rune(text)) }

// Surface, Start and End of a place.
func (p place) Surface() string { return p.surface }

// Start of a place.
func (p place) Start() int { return p.start }
