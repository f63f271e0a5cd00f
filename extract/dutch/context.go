package dutch

import (
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// context is a document with the classes of its tokens: what the rules look at around a name.
type context struct {
	doc     *Document
	tokens  []Token
	classes []wordClass
	lexicon *lexicon
}

func newContext(d *Document, x *lexicon) *context {
	return &context{doc: d, tokens: d.Tokens, classes: x.classesOf(d), lexicon: x}
}

// in reports whether token i stands in the same sentence as token j; both must exist.
func (c *context) in(i, j int) bool {
	return i >= 0 && i < len(c.tokens) && c.tokens[i].Sentence == c.tokens[j].Sentence
}

// key returns the folded tokens first..last-1, joined by blanks: the form in which names of one document are compared.
func (c *context) key(first, last int) string {
	if last-first == 1 {
		return c.tokens[first].Lower
	}
	parts := make([]string, 0, last-first)
	for _, t := range c.tokens[first:last] {
		parts = append(parts, t.Lower)
	}
	return strings.Join(parts, " ")
}

// low returns the folded token i when it stands in the sentence of token of, else "".
func (c *context) low(i, of int) string {
	if !c.in(i, of) {
		return ""
	}
	return c.tokens[i].Lower
}

// class returns the classes of token i when it stands in the sentence of token of, else none.
func (c *context) class(i, of int) wordClass {
	if !c.in(i, of) {
		return 0
	}
	return c.classes[i]
}

// opening reports whether token i is the first word of its sentence, of a quotation, or after a colon or bullet: there a
// capital tells nothing.
func (c *context) opening(i int) bool {
	for k := i - 1; ; k-- {
		if !c.in(k, i) {
			return true
		}
		t := &c.tokens[k]
		if t.Kind != Punct {
			return false
		}
		switch t.Text {
		case "(", "[", "-", "–", "—", "/", "&", ",", ";", ")", "]", "+", "%":
			return isBullet(t.Text) && !c.in(k-1, i)
		case ":":
			return true
		}
		if isClosingQuote(t.Text) && !isOpeningQuote(t.Text) {
			return false
		}
	}
}

// named reports whether token i is written as a name: a capital that its place does not explain.
func (c *context) named(i int) bool {
	t := &c.tokens[i]
	return t.Kind == Word && t.Capital && !(c.classes[i].has(ordinary) && c.opening(i))
}

// cue reports whether something beside tokens first..last-1 says that they name a thing of the type given. It is what an
// ambiguous name needs.
func (c *context) cue(first, last int, t graph.EntityType, k graph.Kind) bool {
	switch t {
	case graph.Place:
		return c.placeCue(first, last)
	case graph.Organisation:
		if k == graph.KindGemeente {
			return c.gemeenteCue(first) || c.townActs(first, last)
		}
		return c.organisationCue(first, last)
	case graph.Person:
		return c.class(first-1, first).has(titleWord|personRole) && c.tokens[first].Capital
	case graph.Method:
		return c.headCue(first, last, methodHead)
	case graph.Policy:
		return c.headCue(first, last, policyHead)
	case graph.Publication:
		return c.headCue(first, last, pubHead)
	}
	return false
}

// headCue reports a head noun of the class before the name, with a quote at most between them, or right behind it.
func (c *context) headCue(first, last int, head wordClass) bool {
	k := first - 1
	if c.in(k, first) && isOpeningQuote(c.tokens[k].Text) {
		k--
	}
	return c.class(k, first).has(head) || c.class(last, first).has(head)
}

// placeCue reports a preposition of place, or a place's head noun, before the name: "in Heide", "het dorp Ven".
func (c *context) placeCue(first, last int) bool {
	if c.class(first-1, first).has(placeHead) {
		return true
	}
	switch c.low(first-1, first) {
	case "in", "te", "uit", "naar", "nabij", "rond", "rondom", "richting", "bij", "vanuit", "tussen", "buiten", "omgeving":
		return c.low(first-1, first) != "bij" || !c.opening(first-1)
	}
	return false
}

// gemeenteCue reports that a town's name stands for its administration: "gemeenten Heide en Ven", "wethouder van Heide".
func (c *context) gemeenteCue(first int) bool {
	for k := first - 1; k > first-12 && c.in(k, first); k-- {
		t := &c.tokens[k]
		switch t.Lower {
		case "gemeente", "gemeenten", "gemeentes", "gemeenteraad", "stadsbestuur":
			return true
		case ",", "en", "of", "de", "van", "&", "/", "als", "zoals", "in", "waaronder":
			continue
		case "besluit", "college", "gemeentebestuur", "begroting", "inkoopbeleid":
			return c.low(first-1, first) == "van"
		case "burgemeester", "wethouder", "raadslid", "b&w", "beleidsmedewerker", "beleidsadviseur", "gemeentesecretaris", "wethouders", "gemeenteraadslid", "raad", "ambtenaar":
			return k == first-1 || c.low(first-1, first) == "van" || t.Lower == "wethouder" && c.low(first-1, first) == "in"
		}
		if t.Kind != Word || !t.Capital {
			return false
		}
	}
	return false
}

// townActs reports that a town decides, pays or organises, alone or with others before an "en": "Heide koopt anders in", "Heide en
// Ven doen mee". What towns do as places (lie, have, count, celebrate) tells nothing.
func (c *context) townActs(first, last int) bool {
	if c.in(first-1, first) && c.tokens[first-1].Kind == Word && c.low(first-1, first) != "en" {
		return false
	}
	k := last
	for n := 0; n < 8 && c.in(k+1, first) && (c.tokens[k].Text == "," || c.tokens[k].Lower == "en") && c.classes[k+1].has(placeName); n++ {
		k += 2
	}
	switch c.low(k, first) {
	case "doet", "deed", "doen", "deden", "legt", "legde", "trekt", "trok", "trekken", "opent", "opende", "kiest", "koos", "kiezen", "wil", "wilde", "willen", "stopt", "stopte", "stoppen",
		"start", "startte", "starten", "besloot", "besluit", "besluiten", "koopt", "kocht", "kopen", "investeert", "investeerde", "investeren", "zet", "zette", "zetten", "schaft", "schafte",
		"voert", "voerde", "voeren", "sluit", "sloot", "pakt", "pakte", "pakken", "betaalt", "betaalde", "betalen", "organiseert", "organiseerde", "neemt", "nam", "nemen", "probeert",
		"probeerde", "proberen", "gebruikt", "gebruikte", "vraagt", "vroeg", "bouwt", "stelt", "stelde", "stellen", "werkt", "werkte", "werken", "experimenteert", "subsidieert", "regelt",
		"gooide", "gooit", "ontwikkelde", "ontwikkelt", "ontwikkelen", "financiert", "zoekt", "bezuinigt", "bezuinigde", "hanteert", "verhoogt", "verlaagt", "verbiedt", "weigert", "weigerde":
		return true
	}
	return false
}

// acts reports that the name does something: a verb of saying before or behind it, or "volgens".
func (c *context) acts(first, last int) bool {
	k := first - 1
	for c.in(k, first) && isArticle(c.tokens[k].Lower) {
		k--
	}
	switch before := c.low(k, first); before {
	case "kopte", "meldde", "meldt", "schreef", "berichtte", "bericht", "volgens", "onthulde":
		return true
	default:
		if isSaying(before) {
			return true
		}
	}
	after := c.low(last, first)
	return isSaying(after) || c.finite(after) && len(after) > 3
}

// organisationCue reports a head noun ("stichting Karakter"), a role that is held there ("directeur van Karakter", "werkzaam bij
// Karakter"), or a bracket right behind a capital: "Jansen (Karakter)".
func (c *context) organisationCue(first, last int) bool {
	if c.headCue(first, last, orgHead) {
		return true
	}
	switch c.low(first-1, first) {
	case "bij":
		return true
	case "van":
		return c.class(first-2, first).has(personRole | orgHead)
	case "(":
		return c.in(first-2, first) && c.tokens[first-2].Capital && c.low(last, first) == ")"
	}
	return false
}
