package dutch

// titleRun is how far a name of several words reaches: capitals, and small words between capitals.
type titleRun struct {
	commas bool // may go on over commas: "Jeugd, Educatie en Samenleving"
	places bool // may hold "van" and "in" before a place: "ROC van Amsterdam"
}

// end returns the token behind the name that starts at token i, a capital. i itself when there is none.
func (r titleRun) end(c *context, i int) int {
	last := i
	for k := i; c.in(k, i) && k < i+maxTitleRun; {
		t := &c.tokens[k]
		switch {
		case k > i && c.personAt(k):
			return last
		case t.Kind == Word && (t.Capital || innerCapital(t.Text)), t.Kind == Number && k > i && len(t.Text) <= 4 && !c.tokens[k-1].BreakLeft:
			k++
			last = k
			continue
		}
		next := r.over(c, k, i)
		if next == 0 {
			return last
		}
		k = next
	}
	return last
}

// maxTitleRun is the greatest number of tokens of a name of several words.
const maxTitleRun = 14

// personAt reports a known first name with a surname behind it: there another name starts.
func (c *context) personAt(k int) bool {
	if !c.classes[k].has(firstName) || c.classes[k].has(ordinary) || !c.in(k+1, k) {
		return false
	}
	return c.tokens[k+1].Capital && !c.classes[k+1].has(ordinary) || c.prefixAt(k+1, k) > 0 && c.tokens[k+1].Lower != "de" && c.tokens[k+1].Lower != "in"
}

// over returns the token at which the name goes on behind the small words, the & or the comma at token k; 0 when it doesn't.
func (r titleRun) over(c *context, k, i int) int {
	j := k
	preposition := ""
	for c.in(j, i) && j < k+3 && (joins(c.tokens[j].Lower) || r.commas && j == k && c.tokens[j].Text == "," && r.listed(c, j, i)) {
		if !isArticle(c.tokens[j].Lower) {
			preposition = c.tokens[j].Lower
		}
		j++
	}
	if j == k {
		return c.suspended(k, i)
	}
	if !c.in(j, i) || !c.tokens[j].Capital || c.tokens[j].Kind != Word || preposition == "en" && isArticle(c.tokens[j-1].Lower) {
		return 0
	}
	class := c.classes[j]
	switch preposition {
	case "": // "Stichting Het Roer", "Stichting het Roer"; but "… ontwikkelde Stichting Roer het Zeilplan"
		if k > i+1 && c.tokens[k].Lower == "het" {
			return 0
		}
	case "en", "&", ",", "of", "and":
		if class.has(firstName|surname|placeName|orgName) && !class.has(ordinary) || c.tokens[j].Capitals ||
			class.has(orgHead) && c.in(j+1, j) && c.tokens[j+1].Capital {
			return 0
		}
	case "van", "aan", "bij", "uit", "naar", "in", "op", "te", "met", "door", "binnen":
		if class.has(orgHead|orgName) && c.tokens[j].Lower != "school" || c.tokens[j].Capitals && (preposition == "bij" || preposition == "aan") {
			return 0
		}
		if class.has(placeName) && !(r.places && preposition == "van") {
			return 0
		}
		if (preposition == "in" || preposition == "te" || preposition == "uit") && !class.has(ordinary) && !isNounLike(c.tokens[j].Lower) && !isArticle(c.tokens[j-1].Lower) {
			return 0 // a place that no list has
		}
		if class.has(firstName) && !class.has(ordinary) {
			return 0
		}
	}
	return j
}

// suspended returns the word behind "- en" at token k, in "Woon- en Bouwagenda" and "Kind- en gezinsbescherming"; 0 when none.
func (c *context) suspended(k, i int) int {
	if c.tokens[k].Text != "-" || c.tokens[k].SpaceLeft || !c.in(k+2, i) || c.tokens[k+2].Kind != Word {
		return 0
	}
	if w := c.tokens[k+1].Lower; w != "en" && w != "of" || !c.tokens[k+2].Capital {
		return 0
	}
	return k + 2
}

// listed reports that the comma at token k parts words of one name: an "en" before a capital follows, and no name of a person.
func (r titleRun) listed(c *context, k, i int) bool {
	for j := k + 1; c.in(j, i) && j < k+9; j++ {
		t := &c.tokens[j]
		switch {
		case t.Lower == "en" || t.Text == "&" || t.Lower == "and":
			return j > k+1 && c.in(j+1, i) && c.tokens[j+1].Kind == Word && (c.tokens[j+1].Capital && (!c.classes[j+1].has(firstName|orgName) || c.classes[j+1].has(ordinary)) || joins(c.tokens[j+1].Lower))
		case t.Text == ",":
		case t.Kind != Word || !t.Capital && !joins(t.Lower) || c.classes[j].has(firstName|orgName|personRole) && !c.classes[j].has(ordinary) || t.Capitals:
			return false
		}
	}
	return false
}

// joins reports the small words that stand inside names of several words.
func joins(s string) bool {
	switch s {
	case "en", "van", "de", "het", "der", "den", "voor", "in", "op", "aan", "met", "&", "zonder", "tot", "te", "over", "om", "rond", "als",
		"naar", "uit", "door", "'t", "of", "the", "and", "for", "ter", "bij", "tussen", "on", "to", "onder", "rondom", "binnen", "tegen", "+":
		return true
	}
	return false
}
