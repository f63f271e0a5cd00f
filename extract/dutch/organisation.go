package dutch

import (
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Organisations finds institutions that no list has, by how Dutch names them:
//
//   - a head noun with a capital and what follows: "Stichting Vangnet", "Academie voor Sociale Studies", "ROC Rivierland";
//   - a head noun in small letters before a name, itself outside: "buurthuis De Spil", "uitgeverij Wijd"; before a place it belongs
//     to the name: "rechtbank Overijssel", and so does "gemeente": "gemeente Nijmegen", "gemeenten Heide, Ven en Duin";
//   - a head noun at the end: "Verwey Instituut", "Hartekamp Groep", "Prinsenstichting";
//   - what someone works for: "directeur van Noura", "werkt bij Noura", "Sanne Vermaat (Noura)";
//   - a name found so, wherever else the text has it.
type Organisations struct{ lexicon *lexicon }

// NewOrganisations takes names and roles from k.
func NewOrganisations(k *Knowledge) *Organisations { return &Organisations{newLexicon(k)} }

// Name implements [Recogniser].
func (*Organisations) Name() string { return "organisation" }

// Confidence, per mille, of what tells an organisation.
const (
	orgGemeente = 930
	orgHeaded   = 870 // "Stichting X"
	orgTailed   = 850 // "X Groep"
	orgQuoted   = 830 // "buurthuis ‘X’"
	orgBehind   = 820 // "buurthuis X"
	orgCompound = 780 // "Prinsenstichting"
	orgWork     = 720 // "directeur van X"
	orgAgain    = 700
)

// organisationScan is one run of Find.
type organisationScan struct {
	*context
	found []Mention
	names []string
	short map[string]bool // capitals that a head noun made a name: "SAMEN" of "Werkplaats SAMEN"
}

// Find implements [Recogniser].
func (o *Organisations) Find(d *Document) []Mention {
	s := &organisationScan{context: newContext(d, o.lexicon)}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		switch {
		case t.Kind != Word:
		case t.Lower == "gemeente" || t.Lower == "gemeenten" || t.Lower == "gemeentes":
			s.gemeente(i)
		case s.classes[i].has(orgHead) && !otherHead(t.Lower):
			s.headed(i)
		default:
			s.employer(i)
		}
		if t.Kind == Word && t.Capital {
			s.tailed(i)
		}
		if t.Kind == Word && (t.Lower == "genaamd" || t.Lower == "geheten" || t.Lower == "noemen") {
			s.called(i)
		}
	}
	s.found = append(s.found, spread(d, s.found, s.names, graph.Organisation, "", "organisation", orgAgain)...)
	s.capitals()
	return s.found
}

// capitals finds the capitals of a name where they stand without its head noun.
func (s *organisationScan) capitals() {
	if len(s.short) == 0 {
		return
	}
	inside := map[int]bool{}
	for _, m := range s.found {
		inside[m.End] = true
	}
	for i := range s.tokens {
		if t := &s.tokens[i]; s.short[t.Text] && !inside[t.End] && !s.in(i+1, i) || s.short[t.Text] && !inside[t.End] && !s.tokens[i+1].Capitals {
			s.found = append(s.found, Mention{Start: t.Start, End: t.End, Type: graph.Organisation, Recogniser: "organisation", Confidence: orgAgain})
		}
	}
}

// called takes the name behind "genaamd", or in quotes before "noemen", where a head noun stands before it: "een leeratelier
// genaamd Spoedhulp", "het netwerk dat we ‘Zo licht als kan’ noemen".
func (s *organisationScan) called(i int) {
	head := -1
	for k := i - 1; s.in(k, i) && k > i-14 && head < 0; k-- {
		if s.classes[k].has(orgHead|methodHead) && !s.tokens[k].Capital {
			head = k
		}
	}
	if head < 0 || !s.classes[head].has(orgHead) || otherHead(s.tokens[head].Lower) {
		return
	}
	kind := headKind(s.tokens[head].Lower)
	if s.tokens[i].Lower == "noemen" {
		for k := i - 3; k > head; k-- {
			if first, last, ok := s.quotedAt(k); ok && last == i-1 {
				s.note(first, last, kind, orgQuoted)
				return
			}
		}
		return
	}
	k := i + 1
	if first, last, ok := s.quotedAt(k); ok && last-first < 8 {
		s.note(first, last, kind, orgQuoted)
	} else if s.in(k, i) && s.tokens[k].Capital && s.tokens[k].Kind == Word && !s.personAt(k) {
		s.note(k, titleRun{}.end(s.context, k), kind, orgBehind)
	}
}

// otherHead reports head nouns of which others speak, or that head no organisation of ours: a lectoraat, a study programme.
func otherHead(lower string) bool {
	for _, tail := range []string{"lectoraat", "opleiding", "faculteit", "leefgroep", "lectoraten", "opleidingen", "huiskamer", "opvang", "leergemeenschap"} {
		if strings.HasSuffix(lower, tail) {
			return true
		}
	}
	return false
}

// gemeente takes the names behind "gemeente" and "gemeenten".
func (s *organisationScan) gemeente(i int) {
	k := i + 1
	for n := 0; n < 12 && s.in(k, i) && s.tokens[k].Capital && s.tokens[k].Kind == Word; n++ {
		last := s.townEnd(k)
		if s.tokens[i].Lower == "gemeente" {
			s.note(i, last, graph.KindGemeente, orgGemeente)
			return
		}
		s.note(k, last, graph.KindGemeente, orgGemeente)
		for s.in(last, i) && (s.tokens[last].Text == "," || s.tokens[last].Lower == "en" || s.tokens[last].Lower == "of") {
			last++
		}
		k = last
	}
}

// townEnd returns the token behind a town's name at token k: "Den Haag", "Peel en Maas", "Alphen aan den Rijn", "Bergen op Zoom".
func (s *organisationScan) townEnd(k int) int {
	last := k + 1
	switch s.tokens[k].Lower {
	case "den", "de", "het", "sint", "nieuw", "oude", "oost", "west", "noord", "land", "'t", "capelle", "berg":
		if s.in(last, k) && (s.tokens[last].Capital || s.tokens[last].Lower == "van" && s.in(last+1, k) && s.tokens[last+1].Capital) {
			for s.in(last, k) && !s.tokens[last].Capital {
				last++
			}
			last++
		}
	}
	switch s.low(last, k) {
	case "aan", "op", "bij", "in", "en", "-":
		j := last + 1
		if s.in(j, k) && (isArticle(s.tokens[j].Lower) || s.tokens[j].Lower == "den" || s.tokens[j].Lower == "'t") {
			j++
		}
		if s.in(j, k) && s.tokens[j].Capital && s.low(last, k) != "en" && s.low(last, k) != "in" && s.low(last, k) != "bij" && !s.tokens[j].Capitals {
			return j + 1
		}
	}
	return last
}

// headed takes a name that starts with its head noun, or stands behind it.
func (s *organisationScan) headed(i int) {
	t := &s.tokens[i]
	first := i + 1
	if s.in(first, i) && isOpeningQuote(s.tokens[first].Text) && s.tokens[first].SpaceLeft {
		s.quoted(i, first)
		return
	}
	if s.classes[i].has(groupPlural) {
		s.listed(i)
		return
	}
	if !s.in(first, i) {
		return
	}
	if t.Capital && (!s.opening(i) || partOfName(t.Lower)) {
		s.capitalHead(i)
		return
	}
	s.smallHead(i)
}

// listed takes the names behind a head noun in the plural: "de leernetwerken Integraal Werken en Kwetsbare Gezinnen".
func (s *organisationScan) listed(i int) {
	k := i + 1
	for n := 0; n < 10 && s.in(k, i) && s.tokens[k].Capital && s.tokens[k].Kind == Word; n++ {
		if s.classes[k].has(placeName|initial|titleWord) || s.personAt(k) {
			return
		}
		last := titleRun{}.end(s.context, k)
		for j := k + 1; j < last; j++ {
			if s.tokens[j].Lower == "en" {
				last = j
			}
		}
		s.note(k, last, headKind(strings.TrimSuffix(strings.TrimSuffix(s.tokens[i].Lower, "en"), "s")), orgBehind)
		for s.in(last, i) && (s.tokens[last].Text == "," || s.tokens[last].Lower == "en" || s.tokens[last].Lower == "of") {
			last++
		}
		if k = last; s.tokens[k-1].Kind == Word && s.tokens[k-1].Lower != "en" && s.tokens[k-1].Lower != "of" {
			return
		}
	}
}

// capitalHead takes "Stichting Vangnet" and "Academie voor Sociale Studies".
func (s *organisationScan) capitalHead(i int) {
	last := titleRun{commas: true, places: true}.end(s.context, i)
	first := s.leftOf(i)
	if last == i+1 && (first == i || !endsName(s.tokens[i].Lower)) || s.low(i+1, i) == "van" && s.low(i+2, i) == "bestuur" {
		return
	}
	s.note(first, last, headKind(s.tokens[i].Lower), orgHeaded)
}

// leftOf returns the first token of the capitals before a head noun that belong to its name: "Christelijke Hogeschool Ede",
// "Willem de Kooning Academie".
func (s *organisationScan) leftOf(i int) int {
	first := i
	for k := i - 1; s.in(k, i) && k > i-5; k-- {
		t := &s.tokens[k]
		if t.Kind != Word || s.tokens[k+1].BreakLeft {
			break
		}
		if !t.Capital {
			if first < i && s.classes[k].has(prefixWord) && s.in(k-1, i) && s.classes[k-1].has(firstName) && s.tokens[k-1].Capital && t.Lower != "van" {
				continue
			}
			break
		}
		if !s.named(k) || s.classes[k].has(personRole|titleWord|placeName) && !s.classes[k].has(orgName) {
			break
		}
		first = k
	}
	return first
}

// smallHead takes the name behind a head noun in small letters.
func (s *organisationScan) smallHead(i int) {
	first := i + 1
	head := s.tokens[i].Lower
	if (head == "ministerie" || head == "departement") && s.low(first, i) == "van" {
		first++
		if last := (titleRun{commas: true}).end(s.context, first); s.tokens[first].Capital && last > first {
			s.note(i, last, graph.KindGovernment, orgHeaded)
		}
		return
	}
	if !s.tokens[first].Capital || s.tokens[first].Kind != Word || s.classes[i].has(personRole) {
		return
	}
	if r, ok := s.nameAt(first); ok && r.words > 1 && s.classes[first].has(firstName) {
		return
	}
	last := titleRun{places: true}.end(s.context, first)
	if last == first || s.classes[first].has(titleWord|initial) {
		return
	}
	start := first
	if s.placed(first, last) || headInside(head) {
		start = i
	}
	s.note(start, last, headKind(head), orgBehind)
}

// headInside reports heads that belong to the name though they are written small: without them it would be no name.
func headInside(head string) bool {
	switch head {
	case "waterschap", "provincie", "gerechtshof", "rechtbank", "team", "arrondissement", "veiligheidsregio", "bisdom":
		return true
	}
	return false
}

// placed reports that a name is that of a place.
func (s *organisationScan) placed(first, last int) bool {
	if last-first == 1 {
		return s.classes[first].has(placeName)
	}
	return last-first == 2 && s.tokens[first].Lower == "den"
}

// quoted takes a name in quotes behind a head noun: "buurthuis ‘De Spil’".
func (s *organisationScan) quoted(i, open int) {
	for k := open + 1; k < open+8 && s.in(k, i); k++ {
		if isClosingQuote(s.tokens[k].Text) {
			if k > open+1 && s.tokens[open+1].Capital {
				s.note(open+1, k, headKind(s.tokens[i].Lower), orgQuoted)
			}
			return
		}
	}
}

// tailed takes a name that ends with its head noun: "Hartekamp Groep", and a name grown together with it: "Prinsenstichting".
func (s *organisationScan) tailed(i int) {
	t := &s.tokens[i]
	if t.Kind != Word || !t.Capital || s.opening(i) && s.classes[i].has(ordinary) && i+1 < len(s.tokens) && !s.tokens[i+1].Capital {
		return
	}
	if endsName(t.Lower) {
		if first := s.leftOf(i); first < i {
			s.note(first, titleRun{commas: true, places: true}.end(s.context, i), headKind(t.Lower), orgTailed)
		}
		return
	}
	if kind := grownTogether(t.Lower); kind != "" && !s.lexicon.words[t.Lower].has(ordinary|anyHead) && !s.opening(i) {
		s.note(s.leftOf(i), i+1, kind, orgCompound)
	}
}

// endsName reports head nouns that stand behind a name.
func endsName(lower string) bool {
	switch lower {
	case "groep", "groningen-groep", "instituut", "fonds", "stichting", "hogeschool", "college", "lyceum", "academie", "foundation", "group", "university",
		"institute", "academy", "school", "ziekenhuis", "museum", "collectief", "coöperatie", "universiteit", "centrum", "lab", "bv", "b.v.", "nv", "welzijn", "jeugdhulp",
		"thuiszorg", "zorggroep", "netwerk", "alliantie", "bibliotheek", "kliniek", "consultancy", "advies", "producties", "uitgevers", "media", "wonen", "collective", "network", "community", "bank":
		return true
	}
	return false
}

// grownTogether returns the kind of a name that a head noun ends: Berlagelyceum, Prinsenstichting; empty for other words.
func grownTogether(lower string) graph.Kind {
	for _, e := range []struct {
		tail string
		kind graph.Kind
	}{
		{"stichting", graph.KindAssociation},
		{"lyceum", graph.KindSchool},
		{"college", graph.KindSchool},
		{"academie", graph.KindSchool},
		{"school", graph.KindSchool},
		{"fonds", graph.KindAssociation},
		{"ziekenhuis", graph.KindCare},
		{"genootschap", graph.KindAssociation},
		{"gasthuis", graph.KindCare},
		{"huis", graph.KindCare},
	} {
		if strings.HasSuffix(lower, e.tail) && len(lower) > len(e.tail)+3 {
			return e.kind
		}
	}
	return ""
}

// employer takes what someone works for: "directeur van Noura", "werkt bij Noura".
func (s *organisationScan) employer(i int) {
	switch s.tokens[i].Lower {
	case "bij":
		if !s.class(i-1, i).has(personRole) && !worksAt(s.low(i-1, i)) {
			return
		}
	case "van", "namens":
		if s.tokens[i].Lower == "van" && !leads(s.low(i-1, i)) {
			return
		}
	default:
		return
	}
	first := i + 1
	if isArticle(s.low(first, i)) && s.in(first+1, i) {
		first++
	}
	if !s.in(first, i) || !s.tokens[first].Capital || s.tokens[first].Kind != Word || s.classes[first].has(placeName|firstName|titleWord|initial|orgHead) {
		return
	}
	if r, ok := s.nameAt(first); ok && (s.knownPerson(r) || r.prefix > 0 && !isArticle(s.tokens[first].Lower)) {
		return
	}
	last := titleRun{}.end(s.context, first)
	if last == first || first > i+1 && last == first+1 && (s.classes[first].has(ordinary) || isNounLike(s.tokens[first].Lower)) {
		return
	}
	if last == first+1 && strings.HasSuffix(s.tokens[first].Lower, "se") && s.in(last, i) && s.tokens[last].Kind == Word {
		return // an adjective: "voorzitter van Haagse scholen"
	}
	s.note(first, last, "", orgWork)
}

// leads reports roles that are held in one organisation.
func leads(role string) bool {
	for _, tail := range []string{
		"directeur", "directrice", "bestuurder", "voorzitter", "woordvoerder", "woordvoerster", "oprichter", "oprichtster", "medewerker", "medewerkster", "projectleider",
		"manager", "teamleider", "coördinator", "eigenaar", "eigenaresse", "penningmeester", "secretaris", "hoofdredacteur", "bestuursvoorzitter", "programmamanager", "adviseur",
		"fractievoorzitter", "lijsttrekker", "trainer", "initiatiefnemer", "partner", "consultant", "senior-adviseur",
	} {
		if strings.HasSuffix(role, tail) {
			return true
		}
	}
	return false
}

func (s *organisationScan) knownPerson(r nameRun) bool {
	return s.classes[r.first].has(firstName) || s.classes[r.last-1].has(surname)
}

// worksAt reports words before "bij" that tell of work.
func worksAt(s string) bool {
	switch s {
	case "werkt", "werkte", "werkzaam", "werken", "werk", "stage", "aan-de-slag", "dienst", "baan", "collega", "collega's", "onderzoek", "aangesloten", "medewerkers":
		return true
	}
	return false
}

// partOfName reports head nouns that belong to the name when they open a sentence before one.
func partOfName(head string) bool {
	for _, s := range []string{
		"stichting", "hogeschool", "universiteit", "academie", "platform", "werkplaats", "netwerk", "vereniging", "instituut", "centrum", "college", "fonds", "raad",
		"roc", "ggd", "bond", "federatie", "alliantie", "lab", "omroep", "rechtbank", "inspectie", "ministerie", "provincie", "coalitie", "collectief", "unie", "verband",
	} {
		if strings.HasSuffix(head, s) {
			return true
		}
	}
	return false
}

func (s *organisationScan) note(first, last int, kind graph.Kind, confidence int) {
	s.found = append(s.found, Mention{
		Start: s.tokens[first].Start, End: s.tokens[last-1].End, Type: graph.Organisation, Kind: kind, Recogniser: "organisation", Confidence: confidence,
	})
	if name := &s.tokens[last-1]; last-first == 2 && name.Capitals && len(name.Text) > 2 && s.classes[first].has(orgHead) && kind != graph.KindGemeente {
		if s.short == nil {
			s.short = map[string]bool{}
		}
		s.short[name.Text] = true
	}
	if kind == graph.KindGemeente || confidence < orgCompound || last-first == 1 && s.classes[first].has(ordinary|placeName|firstName|surname) {
		return
	}
	s.names = append(s.names, s.key(first, last))
}
