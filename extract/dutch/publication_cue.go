package dutch

// makesWorks reports roles of those who make works: "auteur van …".
func makesWorks(s string) bool {
	switch s {
	case "auteur", "coauteur", "co-auteur", "medeauteur", "schrijver", "schrijfster", "regisseur", "regisseuse", "samensteller", "samenstelster":
		return true
	}
	return false
}

// made takes the title behind "auteur van".
func (s *publicationScan) made(i int) {
	k := i + 2
	if s.low(i+1, i) != "van" || !s.titleAt(k, i) {
		return
	}
	if last := s.titleEnd(k); last > k+1 || last == k+1 && !s.classes[k].has(firstName|surname) {
		s.note(k, last, titleMade)
	}
}

// titleAt reports a capital that can open a title and is no other thing's name.
func (s *publicationScan) titleAt(k, of int) bool {
	if !s.in(k, of) || !s.tokens[k].Capital || s.tokens[k].Kind != Word {
		return false
	}
	c := s.classes[k]
	return !(c.has(initial|titleWord|orgHead) || c.has(firstName|surname) && s.personAt(k) || c.has(placeName|orgName) && !c.has(ordinary))
}

// reads reports words that tell of reading.
func reads(s string) bool {
	switch s {
	case "lees", "lezen", "leest", "las", "lazen", "gelezen", "herlas", "boekenlijst", "leeslijst", "literatuurlijst", "bespreekt", "besprak":
		return true
	}
	return false
}

// maxReadGap is how many small words stand at most between a word of reading and the title.
const maxReadGap = 4

// read takes the title that someone reads, when its maker follows: "Op de boekenlijst staat Thuis op de bank van Hala Alkhatib".
func (s *publicationScan) read(i int) {
	k := i + 1
	for s.in(k, i) && k <= i+maxReadGap && !s.tokens[k].Capital && (s.tokens[k].Kind == Word && s.classes[k]&(pubHead|methodHead|policyHead) == 0 || s.tokens[k].Text == ":") {
		k++
	}
	if k == i || !s.titleAt(k, i) {
		return
	}
	for j := k + 1; s.in(j, i) && j <= k+maxTitle; j++ {
		if s.tokens[j].Kind != Word && s.tokens[j].Text != "," && s.tokens[j].Text != ":" {
			return
		}
		if w := s.tokens[j].Lower; (w == "van" || w == "door") && s.in(j+1, i) && s.makerAt(j+1) {
			s.note(k, j, titleRead)
			return
		}
	}
}

// makerAt reports the full name of a person at token k, or a role before one.
func (s *publicationScan) makerAt(k int) bool {
	for s.in(k+1, k) && !s.tokens[k].Capital && s.classes[k].has(personRole) {
		k++
	}
	return s.tokens[k].Capital && (s.personAt(k) || s.classes[k].has(initial))
}

// apart takes a title between commas, or between one and a stop, behind a head noun that an article or a possessive opens.
func (s *publicationScan) apart(i, k int) {
	opened := false
	for j := i - 1; s.in(j, i) && j > i-4 && !opened; j-- {
		switch s.tokens[j].Lower {
		case "een", "haar", "zijn", "hun", "mijn", "ons", "eerste", "nieuwe", "laatste":
			opened = true
		}
	}
	if !opened || !s.titleAt(k, i) || s.classes[i].has(groupPlural) {
		return
	}
	last := s.titleEnd(k)
	if w := s.low(last, k); last > k+1 && (w == "," || w == "." || w == "") {
		s.note(k, last, titleApart)
	}
}

// references takes journals before their volume and number: "Sociaal Bestek, 57(2)". Titles of such entries come with their authors and
// year, from package extract.
func (s *publicationScan) references() {
	for i := 1; i+3 < len(s.tokens); i++ {
		if t := &s.tokens[i]; t.Text == "," && s.tokens[i+1].Kind == Number && s.tokens[i+2].Text == "(" && !s.tokens[i+2].SpaceLeft && s.tokens[i+3].Kind == Number {
			s.journal(i)
		}
	}
}

// journal takes the capitals, and the small words between them, before token i.
func (s *publicationScan) journal(i int) {
	first := i
	for k := i - 1; k >= 0 && k > i-9 && s.tokens[k].Kind == Word && (s.tokens[k].Capital || joins(s.tokens[k].Lower)); k-- {
		if s.tokens[k].Capital {
			first = k
		}
		if s.tokens[k].BreakLeft {
			break
		}
	}
	if first < i {
		s.note(first, i, titleListed)
	}
}
