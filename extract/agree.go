package extract

import (
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// agree settles names that one article gives several types: the type for which most speaks has all its places. A writer who means
// two things by one name says so; a town and its gemeente, and a paper that is read and that acts, do share names, and stay apart.
func (b *binding) agree() {
	byName := map[string][]*cluster{}
	for c := range b.live {
		key := nameKey(c.typ, b.name(c.mentions[0]))
		byName[key] = append(byName[key], c)
	}
	for c := range b.live {
		same := byName[nameKey(c.typ, b.name(c.mentions[0]))]
		if len(same) < 2 {
			continue
		}
		strongest := same[0]
		for _, other := range same[1:] {
			if support(other) > support(strongest) {
				strongest = other
			}
		}
		if c != strongest && strongest.merged == nil && disputes(c, strongest) {
			b.adopt(c, strongest)
		}
	}
}

// support is what speaks for the type of a cluster: its confidences added up.
func support(c *cluster) int {
	sum := 0
	for _, m := range c.mentions {
		sum += m.Confidence
	}
	return sum
}

// disputes reports that a weaker cluster is the same thing as a stronger one of its name, misread.
func disputes(weak, strong *cluster) bool {
	if weak.typ == strong.typ || support(weak)*overruled > support(strong)*2 {
		return false
	}
	pair := func(a, b graph.EntityType) bool {
		return weak.typ == a && strong.typ == b || weak.typ == b && strong.typ == a
	}
	return !pair(graph.Place, graph.Organisation) && !pair(graph.Publication, graph.Organisation) || weak.id == "" && strong.id == ""
}

// overruled is twice by how much the stronger of two types must outweigh the weaker.
const overruled = 3

// families gives a person's surname, where it stands alone and was read as another thing that no list knows, to the person.
func (b *binding) families() {
	surnames := map[string]*cluster{}
	for c := range b.live {
		if c.typ != graph.Person {
			continue
		}
		if p := b.personName(c); len(p.first) > 0 && len(p.surname) > 0 && c.mentions[0].Confidence >= surePerson {
			surnames[p.surnameKey()] = c
		}
	}
	for c := range b.live {
		if c.id != "" || c.typ == graph.Person || c.typ == graph.Lectoraat || c.typ == graph.Concept || c.typ == graph.Publication {
			continue
		}
		p := surnames[graph.Fold(b.name(c.mentions[0]))]
		if p != nil && p.merged == nil && c.mentions[0].Confidence < surePerson && p.mentions[0].Start < c.mentions[0].Start {
			b.adopt(c, p)
		}
	}
}

// houses gives a name of one word that was read as a person's, and is no first name, to the one organisation of the article that
// ends with it, where no full name has it as surname: "Opvang Nachtzwaluw" spoke before, and now "ik bel Nachtzwaluw".
func (b *binding) houses() {
	organisations, surnames := map[string][]*cluster{}, map[string]bool{}
	for c := range b.live {
		switch c.typ {
		case graph.Organisation:
			words := strings.Fields(b.name(c.mentions[0]))
			if len(words) == 2 {
				key := graph.Fold(words[1])
				organisations[key] = append(organisations[key], c)
			}
		case graph.Person:
			if p := b.personName(c); len(p.first) > 0 {
				surnames[graph.Fold(strings.Join(p.surname, " "))] = true
			}
		}
	}
	for c := range b.live {
		if c.id != "" || c.typ != graph.Person || !b.personName(c).oneWord {
			continue
		}
		key := graph.Fold(b.name(c.mentions[0]))
		if to := organisations[key]; len(to) == 1 && !surnames[key] && !b.resolver.names.first[key] && c.mentions[0].Start > to[0].mentions[0].Start {
			b.adopt(c, to[0])
		}
	}
}

// articled joins the short form of an organisation whose name opens with an article: "De Linde" is "De Linde Jeugdhulp", of which
// recognisers find "Linde Jeugdhulp", where the article has that name behind the same article.
func (b *binding) articled() {
	longs := map[string][]*cluster{}
	for c := range b.live {
		if c.typ != graph.Organisation {
			continue
		}
		name := b.name(c.mentions[0])
		if word, _, several := strings.Cut(name, " "); several {
			for _, start := range []string{"De ", "Het "} {
				for range b.places.alone(start + name) {
					longs[start+word] = append(longs[start+word], c)
					break
				}
			}
		}
	}
	for c := range b.live {
		if c.typ != graph.Organisation || c.id != "" {
			continue
		}
		if to := longs[b.name(c.mentions[0])]; len(to) == 1 && to[0].root() != c {
			b.merge(c, to[0])
		}
	}
}

// towns gives a town's name to its gemeente where the article names the gemeente and has the town never behind a preposition of
// place: "de gemeente Heide" spoke before, and now "Heide gaat anders inkopen".
func (b *binding) towns() {
	gemeenten := map[string]*cluster{}
	for c := range b.live {
		if c.typ != graph.Organisation || c.mentions[0].Kind != graph.KindGemeente {
			continue
		}
		for _, m := range c.mentions {
			if town, ok := strings.CutPrefix(graph.Fold(b.surface(m)), "gemeente "); ok {
				gemeenten[town] = c
			}
		}
	}
	for c := range b.live {
		if c.typ != graph.Place {
			continue
		}
		to := gemeenten[graph.Fold(b.surface(c.mentions[0]))]
		if to != nil && to.merged == nil && !slices.ContainsFunc(c.mentions, func(m dutch.Mention) bool { return behindPlace(b.doc.Text[:m.Start]) }) {
			b.adopt(c, to)
		}
	}
}

// behindPlace reports a text that ends with a preposition of place.
func behindPlace(before string) bool {
	before = strings.TrimRight(before, " \n")
	word := strings.ToLower(before[strings.LastIndexAny(before, " \n(‘“")+1:])
	switch word {
	case "in", "te", "uit", "naar", "nabij", "rond", "rondom", "richting", "vanuit", "tussen", "buiten", "door", "omgeving", "dorp", "stad", "wijk", "bij", "heel", "hele":
		return true
	}
	return false
}

// surePerson is the least confidence of a full name that claims its surname, and of a name that withstands it.
const surePerson = 800
