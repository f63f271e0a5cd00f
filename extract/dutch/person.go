package dutch

import (
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Persons finds natural persons by the way Dutch writes their names and speaks of them:
//
//   - a first name and more: "Sanne Vermaat", "Jan-Dirk de Jong";
//   - initials: "J.H. van den Berg", "A.P. (Anton) Zeldenrust";
//   - a title or a role before the name: "mevrouw Vermaat", "wethouder De Vries"; the title stays outside;
//   - a tussenvoegsel or a known surname behind an unknown first name: "Fenna-Roos van Zuidwijk";
//   - a first name alone: "Sanne lacht";
//   - a byline or a speaker's line: "Tekst: …", "Vermaat: ‘…’";
//   - someone who says something: "zegt Vermaat";
//   - the surname, or the first name, of a person who has a full name elsewhere in the text.
type Persons struct{ lexicon *lexicon }

// NewPersons takes names and roles from k.
func NewPersons(k *Knowledge) *Persons { return &Persons{newLexicon(k)} }

// Name implements [Recogniser].
func (*Persons) Name() string { return "person" }

// Confidence, per mille, of what tells a person.
const (
	personInitials = 920
	personFull     = 900 // a known first name and more
	personTitle    = 960
	personLine     = 860 // bylines
	personRoleName = 850
	personSurname  = 800 // a tussenvoegsel or surname behind an unknown word
	personFirst    = 760 // a first name alone
	personSays     = 700
	personAgain    = 830 // part of a full name elsewhere in the text
)

// personScan is one run of Find.
type personScan struct {
	*context
	found []Mention
	parts map[string]bool // folded surnames and first names of the full names found
}

// Find implements [Recogniser].
func (p *Persons) Find(d *Document) []Mention {
	s := &personScan{context: newContext(d, p.lexicon), parts: map[string]bool{}}
	for i := 0; i < len(d.Tokens); {
		i = s.at(i)
	}
	s.again()
	return s.found
}

// at looks for a name at token i and returns the token to go on with.
func (s *personScan) at(i int) int {
	t := &s.tokens[i]
	if t.Kind != Word || !t.Capital && !s.classes[i].has(initial) {
		return i + 1
	}
	r, ok := s.nameAt(i)
	if !ok {
		return i + 1
	}
	r = s.trim(r)
	if r.last <= r.first {
		return i + 1
	}
	confidence := s.confidence(r)
	if confidence == 0 {
		return i + 1
	}
	s.note(r.first, r.last, confidence)
	if r.words > 1 || r.initials {
		s.remember(r)
	}
	return r.last
}

// trim cuts an unknown word that opens the sentence, or takes the place of a role, before a known first name: "Analist Corné
// Vermaat", "Systemsprenger van Nora Vermaat".
func (s *personScan) trim(r nameRun) nameRun {
	if r.initials || s.classes[r.first].has(firstName|ambiguousFirst) {
		return r
	}
	for k := r.first + 1; k < r.last-1; k++ {
		if s.classes[k].has(firstName) && s.tokens[k].Capital && !s.classes[k].has(surname) && s.tokens[k+1].Kind == Word {
			if cut, ok := s.nameAt(k); ok && cut.words > 1 {
				return cut
			}
		}
	}
	return r
}

// confidence weighs the evidence for a person; 0 is none.
func (s *personScan) confidence(r nameRun) int {
	first := s.classes[r.first]
	k := r.first - 1
	before := s.class(k, r.first)
	switch {
	case s.negative(r):
		return 0
	case r.initials:
		return personInitials
	case before.has(titleWord) && !(s.tokens[k].Capital && s.class(k-1, k).has(firstName)):
		return personTitle
	case r.words > 1 && first.has(firstName):
		return personFull
	case r.words > 1 && first.has(ambiguousFirst) && (!s.opening(r.first) || s.knownSurname(r) || r.prefix > 0):
		return personFull
	case s.byline(r):
		return personLine
	case before.has(personRole) && s.afterRole(r):
		return personRoleName
	case r.words > 1 && s.surnameTells(r):
		return personSurname
	case r.words == 1 && r.prefix == 0 && first.has(firstName) && !first.has(placeName) && s.named(r.first) && !first.has(ordinary):
		return personFirst
	case s.speaks(r):
		return personSays
	case r.words == 1 && r.prefix == 0 && first.has(firstName|ambiguousFirst) && s.aged(r.last):
		return personFirst
	}
	return 0
}

// negative reports what rules a person out: an article before the name ("de Jonge Balie"), a noun that heads another kind of
// name ("familie Vermaat", "stichting Anna"), a name that goes on in capitals.
func (s *personScan) negative(r nameRun) bool {
	before := s.low(r.first-1, r.first)
	if isArticle(before) && !s.class(r.first-2, r.first).has(titleWord) {
		return true
	}
	switch before {
	case "familie", "gezin", "dit", "deze", "dat", "die", "mijn", "onze", "echtpaar", "huize", "straat", "sint", "st.", "hurricane", "storm":
		return true
	}
	class := s.class(r.first-1, r.first)
	if class.has(orgHead|methodHead|placeHead|policyHead) && !class.has(personRole|titleWord) {
		return true
	}
	if s.in(r.last, r.first) {
		next := &s.tokens[r.last]
		if next.Kind == Word && next.Capital && !s.classes[r.last].has(prefixWord) && functionWord(next.Lower) == 0 && !next.BreakLeft {
			return true
		}
	}
	return s.classes[r.last-1].has(placeName) && !s.classes[r.first].has(firstName)
}

func (s *personScan) knownSurname(r nameRun) bool { return s.classes[r.last-1].has(surname) }

// surnameTells reports a tussenvoegsel of two words, or of one before a word that is no place, or a known surname.
func (s *personScan) surnameTells(r nameRun) bool {
	for k := r.first; k < r.last; k++ {
		if s.tokens[k].Capital && (s.classes[k].has(ordinary) || k < r.last-1 && s.classes[k].has(placeName)) && !s.classes[k].has(firstName) {
			return false
		}
		if s.tokens[k].Capital && isNounLike(s.tokens[k].Lower) && !s.classes[k].has(surname) {
			return false
		}
	}
	if r.prefix > 0 && r.surnameAt > r.first {
		p := s.tokens[r.surnameAt].Lower
		if p == "in" || p == "op" || p == "voor" || p == "over" || p == "uit" || r.prefix > 1 && s.tokens[r.surnameAt+1].Lower == "het" {
			return s.knownSurname(r)
		}
		return r.prefix > 1 || p == "ter" || p == "ten" || p == "el" || p == "al" || p == "de" || s.knownSurname(r) || p == "van" && !s.classes[r.last-1].has(placeName)
	}
	return s.knownSurname(r)
}

// afterRole reports whether the words behind a role are a name, and no field of work: "wethouder De Vries", "docent Sociaal Werk".
func (s *personScan) afterRole(r nameRun) bool {
	if r.prefix > 0 {
		return true
	}
	if s.knownSurname(r) || s.classes[r.first].has(firstName|ambiguousFirst) {
		return true
	}
	for k := r.first; k < r.last; k++ {
		if s.classes[k].has(ordinary) || isNounLike(s.tokens[k].Lower) {
			return false
		}
	}
	return r.words > 1 || !heldField(s.tokens[r.first-1].Lower)
}

// heldField reports roles that are held in a field, which may follow in capitals: "lector Armoede", "docent Engels".
func heldField(role string) bool {
	for _, s := range []string{"lector", "lectoren", "docent", "docente", "hoogleraar", "student", "studente", "professor", "wethouder", "minister", "manager", "directeur", "adviseur", "onderzoeker", "coördinator"} {
		if strings.HasSuffix(role, s) {
			return true
		}
	}
	return false
}

// byline reports "Tekst: Sanne Vermaat" and "Door: …"; and names that follow in its list.
func (s *personScan) byline(r nameRun) bool {
	if r.words < 2 {
		return false
	}
	k := r.first - 1
	for s.in(k, r.first) && k > r.first-24 {
		t := &s.tokens[k]
		switch {
		case t.Text == ":":
			return isByline(s.low(k-1, r.first)) || s.low(k-1, r.first) == ")"
		case t.Lower == "door" && s.opening(k):
			return true
		case t.Capital || t.Text == "," || t.Text == "&" || t.Lower == "en" || s.classes[k].has(prefixWord|titleWord):
			k--
		default:
			return false
		}
	}
	return false
}

// isByline reports words that name the makers behind a colon.
func isByline(s string) bool {
	switch s {
	case "tekst", "auteur", "auteurs", "door", "foto", "foto's", "fotografie", "beeld", "interview", "redactie", "samenstelling", "illustratie",
		"illustraties", "tekening", "eindredactie", "verslag", "gespreksleider", "gespreksleiding", "schrijver", "vertaling", "author", "authors", "text", "dagvoorzitter", "contactpersoon", "contact", "presentatie", "regie":
		return true
	}
	return false
}

// speaks reports a person by what people do: "zegt Vermaat", "Vermaat vertelt", "aldus Vermaat", and a speaker's line.
func (s *personScan) speaks(r nameRun) bool {
	for k := r.first; k < r.last; k++ {
		if s.classes[k].has(placeName) || s.classes[k].has(ordinary) && (r.words == 1 || s.opening(k)) {
			return false
		}
	}
	if r.words == 1 && r.prefix > 0 && s.opening(r.first) && !s.knownSurname(r) {
		return isSaying(s.low(r.last, r.first))
	}
	return isSaying(s.low(r.first-1, r.first)) || isSaying(s.low(r.last, r.first)) || s.aged(r.last) || s.speakerLine(r)
}

// speakerLine reports "Vermaat: ‘…’" at the start of a line.
func (s *personScan) speakerLine(r nameRun) bool {
	return s.tokens[r.first].BreakLeft && s.low(r.last, r.first) == ":" && s.in(r.last+1, r.first) && !isByline(s.tokens[r.first].Lower) &&
		isOpeningQuote(s.tokens[r.last+1].Text)
}

// aged reports an age in brackets, or between commas, at token k: "(14)", ", 14 jaar".
func (s *personScan) aged(k int) bool {
	if !s.in(k, k-1) || !s.in(k+2, k) || s.tokens[k+1].Kind != Number || len(s.tokens[k+1].Text) > 2 {
		return false
	}
	return s.tokens[k].Text == "(" && (s.tokens[k+2].Text == ")" || s.tokens[k+2].Lower == "jaar") ||
		s.tokens[k].Text == "," && s.tokens[k+2].Lower == "jaar"
}

// isSaying reports verbs, and words before a source, that go with people.
func isSaying(s string) bool {
	switch s {
	case "zegt", "zei", "vertelt", "vertelde", "lacht", "lachte", "knikt", "knikte", "glimlacht", "zucht", "zuchtte", "grijnst", "vindt", "denkt", "legt",
		"antwoordt", "antwoordde", "vraagt", "vroeg", "schrijft", "schreef", "roept", "riep", "haalt", "herinnert", "aldus", "besluit", "vervolgt", "benadrukt",
		"beaamt", "bekent", "weet", "constateert", "concludeert", "stelt", "merkt", "merkte", "fluistert", "hoopt", "wijst", "schudt", "schudde", "noemt", "memoreert":
		return true
	}
	return false
}

func (s *personScan) note(first, last, confidence int) {
	m := Mention{
		Start: s.tokens[first].Start, End: s.tokens[last-1].End, Type: graph.Person, Recogniser: "person", Confidence: confidence,
	}
	if s.client(first, last) {
		m.Kind = graph.KindClient
	}
	s.found = append(s.found, m)
}

// client reports a client or child: an age in brackets, or a note that the name is not the real one.
func (s *personScan) client(first, last int) bool {
	if last-first > 1 {
		return false
	}
	if s.aged(last) {
		return true
	}
	switch s.low(first-1, first) {
	case "cliënt", "cliënte", "pleegkind", "pleegdochter", "pleegzoon", "bewoner", "bewoonster", "dochter", "zoon", "dochtertje", "zoontje":
		return true
	}
	if s.low(last, first) != "(" {
		return false
	}
	for k := last + 1; k < last+10 && s.in(k, first) && s.tokens[k].Text != ")"; k++ {
		if w := s.tokens[k].Lower; w == "gefingeerd" || w == "gefingeerde" || w == "echte" || w == "pseudoniem" {
			return true
		}
	}
	return false
}

// remember keeps the surname and the first name of a full name.
func (s *personScan) remember(r nameRun) {
	if r.surnameAt > r.first {
		s.parts[s.key(r.surnameAt, r.last)] = true
	}
	if !r.initials && s.tokens[r.first].Capital && !s.classes[r.first].has(prefixWord) {
		s.parts[s.key(r.first, r.first+1)] = true
	}
}

// again finds the parts of full names where they stand alone: "Vermaat", "Van den Berg", "Sannes idee".
func (s *personScan) again() {
	taken := make(map[int]bool, len(s.found))
	for _, m := range s.found {
		taken[m.Start] = true
	}
	inside := newCover(s.found)
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.Kind != Word || !t.Capital || taken[t.Start] || inside.has(t.Start) {
			continue
		}
		for n := 4; n >= 1; n-- {
			if !s.in(i+n-1, i) || !s.tokens[i+n-1].Capital {
				continue
			}
			key := s.key(i, i+n)
			bare, genitive := withoutGenitive(key)
			if s.parts[key] || genitive && s.parts[bare] {
				if !(n == 1 && s.classes[i].has(ordinary) && s.opening(i) && !s.classes[i].has(firstName|surname)) && !isArticle(s.low(i-1, i)) {
					s.note(i, i+n, personAgain)
				}
				break
			}
		}
	}
}

// cover tells which bytes mentions cover.
type cover []Mention

func newCover(list []Mention) cover { return list }

// has reports whether a mention covers the byte; mentions are in order.
func (c cover) has(at int) bool {
	for lo, hi := 0, len(c); lo < hi; {
		mid := (lo + hi) / 2
		switch {
		case c[mid].End <= at:
			lo = mid + 1
		case c[mid].Start > at:
			hi = mid
		default:
			return true
		}
	}
	return false
}
