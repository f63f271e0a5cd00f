package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Entity is what several mentions of one article name: the outcome of resolution. Offsets are bytes of the article's text.
type Entity struct {
	ID       string
	Type     graph.EntityType
	Kind     graph.Kind
	Name     string          // the known name, or the most complete form that the article gives
	Known    *dutch.Entry    // of the seeds; nil for a new name and for concepts
	Salience int             // per mille
	Mentions []dutch.Mention // by place, not overlapping each other
	Joined   []Joined        // names that were bound to it
}

// Joined is a name that resolution bound to another one, and by what.
type Joined struct {
	Name string `json:"name"`
	By   string `json:"by"` // "acronym", "person’s name" …
}

// Resolver joins the mentions of an article that name the same thing.
type Resolver struct {
	byID  map[string]*dutch.Entry
	names *nameWords
}

// NewResolver indexes what resolution needs of the knowledge.
func NewResolver(k *dutch.Knowledge) *Resolver {
	r := &Resolver{byID: make(map[string]*dutch.Entry, len(k.Entries)), names: newNameWords(k.Names)}
	for i := range k.Entries {
		r.byID[k.Entries[i].ID] = &k.Entries[i]
	}
	return r
}

// Resolve returns the entities of an article by their first mention. In this order it binds
//
//   - mentions of one known entity, and mentions of one type whose names are equal but for articles, genitive and case;
//   - names that recognition gave several types to the type for which most speaks, a surname to its person, a town's name to the
//     gemeente that the article speaks of, where it is never a place;
//   - acronyms that the text defines: "Christelijke Hogeschool Ede (CHE)", later "de CHE";
//   - surnames, first names and initials to the one full name of the article that they fit: "Van Dijk", "Mark", "M. van Dijk";
//   - short forms to the one longer name that starts or ends with them: "Inholland", "Zeno’s paradox";
//
// and then finds the places where those names stand that no recogniser had marked. article is the scope of names that mean
// nothing elsewhere: clients, and persons known by one name only.
func (r *Resolver) Resolve(d *dutch.Document, mentions []dutch.Mention, article string) []Entity {
	b := &binding{resolver: r, doc: d, places: newPlaces(d.Text)}
	b.collect(mentions)
	b.step = "the type for which most speaks"
	b.agree()
	b.step = "surname of a person read as another thing"
	b.families()
	b.step = "organisation read as a person"
	b.houses()
	b.step = "town that stands for its gemeente"
	b.towns()
	b.step = "acronym in brackets"
	b.acronyms()
	b.step = "part of a person’s full name"
	b.persons()
	b.step = "short form of the one longer name"
	b.shortForms()
	b.articled()
	b.elsewhere()
	return b.entities(article)
}

// cluster gathers mentions while they are bound.
type cluster struct {
	typ      graph.EntityType
	id       string // known
	mentions []dutch.Mention
	merged   *cluster // into which this one went
	joined   []Joined
}

// binding is one run of Resolve.
type binding struct {
	resolver *Resolver
	doc      *dutch.Document
	places   *places
	clusters []*cluster // in order of first mention
	spread   []surface  // names to look for elsewhere in the text
	step     string     // what binds at the moment
}

// surface is a form of a name that counts wherever it stands in the article.
type surface struct {
	text string
	of   *cluster
}

func (c *cluster) root() *cluster {
	for c.merged != nil {
		c = c.merged
	}
	return c
}

// merge moves what from holds into to.
func (b *binding) merge(from, to *cluster) {
	from, to = from.root(), to.root()
	if from == to {
		return
	}
	if to.id == "" {
		to.id = from.id
	}
	to.joined = append(append(to.joined, from.joined...), Joined{b.name(from.mentions[0]), b.step})
	to.mentions = append(to.mentions, from.mentions...)
	from.mentions, from.merged = nil, to
}

// collect makes one cluster of each known id and of each type and name; what has neither letter nor digit names nothing.
func (b *binding) collect(mentions []dutch.Mention) {
	mentions = slices.Clone(mentions)
	slices.SortStableFunc(mentions, compareMentions)
	byKey := map[string]*cluster{}
	for _, m := range mentions {
		if !strings.ContainsFunc(b.name(m), isWordRune) {
			continue // a soft hyphen, a dash, an emoji: nothing that an entity could be called
		}
		key := m.ID
		if key == "" {
			key = string(m.Type) + " " + nameKey(m.Type, b.name(m))
		}
		c := byKey[key]
		if c == nil {
			c = &cluster{typ: m.Type, id: m.ID}
			byKey[key] = c
			b.clusters = append(b.clusters, c)
		}
		c.mentions = append(c.mentions, m)
	}
	b.joinKnownNames()
}

// joinKnownNames binds a new name to the known entity of its type whose own name or mention it equals.
func (b *binding) joinKnownNames() {
	b.step = "same name as a known one"
	known := map[string]*cluster{}
	for _, c := range b.clusters {
		if c.id == "" {
			continue
		}
		for _, m := range c.mentions {
			known[string(c.typ)+" "+nameKey(c.typ, b.surface(m))] = c
		}
		if e := b.resolver.byID[c.id]; e != nil {
			known[string(c.typ)+" "+nameKey(c.typ, e.Name)] = c
		}
	}
	for _, c := range b.clusters {
		if c.id != "" {
			continue
		}
		if to := known[string(c.typ)+" "+nameKey(c.typ, b.name(c.mentions[0]))]; to != nil {
			b.merge(c, to)
		}
	}
}

func compareMentions(a, b dutch.Mention) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.Type, b.Type))
}

func (b *binding) surface(m dutch.Mention) string { return b.doc.Text[m.Start:m.End] }

// name returns the name that a mention gives: the recogniser's, or its surface without damage of line ends.
func (b *binding) name(m dutch.Mention) string {
	if m.Name != "" {
		return m.Name
	}
	return cleanName(b.surface(m))
}

// live calls yield for each cluster that still stands for itself.
func (b *binding) live(yield func(*cluster) bool) {
	for _, c := range b.clusters {
		if c.merged == nil && !yield(c) {
			return
		}
	}
}

// entities turns the clusters that are left into entities with ids.
func (b *binding) entities(article string) []Entity {
	var out []Entity
	for c := range b.live {
		slices.SortStableFunc(c.mentions, compareMentions)
		c.mentions = withoutOverlaps(c.mentions)
		e := Entity{ID: c.id, Type: c.typ, Known: b.resolver.byID[c.id], Mentions: c.mentions, Joined: c.joined}
		e.Kind = b.kind(c, e.Known)
		e.Name = b.bestName(c, e.Known)
		if e.ID == "" {
			scope := ""
			if e.Type == graph.Person && (e.Kind == graph.KindClient || !b.resolver.names.full(e.Name)) {
				scope = article
			}
			e.ID = graph.EntityID(e.Type, canonicalName(e.Type, e.Name), scope)
		}
		out = append(out, e)
	}
	return mergeEqualIDs(out)
}

// mergeEqualIDs joins entities whose ids turn out the same.
func mergeEqualIDs(list []Entity) []Entity {
	at := map[string]int{}
	var out []Entity
	for _, e := range list {
		i, dup := at[e.ID]
		if !dup {
			at[e.ID] = len(out)
			out = append(out, e)
			continue
		}
		out[i].Joined = append(append(out[i].Joined, e.Joined...), Joined{e.Name, "same id"})
		all := append(out[i].Mentions, e.Mentions...)
		slices.SortStableFunc(all, compareMentions)
		out[i].Mentions = withoutOverlaps(all)
		if len(e.Name) > len(out[i].Name) && out[i].Known == nil {
			out[i].Name = e.Name
		}
	}
	slices.SortStableFunc(out, func(a, b Entity) int { return compareMentions(a.Mentions[0], b.Mentions[0]) })
	return out
}

func withoutOverlaps(sorted []dutch.Mention) []dutch.Mention {
	var out []dutch.Mention
	for _, m := range sorted {
		if len(out) == 0 || m.Start >= out[len(out)-1].End {
			out = append(out, m)
		}
	}
	return out
}

// kind is the known entity's, or the one that most mentions carry, ties by bytes.
func (b *binding) kind(c *cluster, known *dutch.Entry) graph.Kind {
	if known != nil && known.Kind != "" && c.typ.Allows(known.Kind) {
		return known.Kind
	}
	votes := map[string]int{}
	for _, m := range c.mentions {
		if c.typ.Allows(m.Kind) { // an adopted mention may carry a kind of the type that it had
			votes[string(m.Kind)]++
		}
	}
	k := graph.Kind(graph.Vote(votes))
	if k == "" && c.typ == graph.Organisation {
		return cmp.Or(dutch.KindOf(b.bestName(c, known)), graph.KindOther)
	}
	return k
}

// bestName is the known name, or the form with most words, then most letters, then the first.
func (b *binding) bestName(c *cluster, known *dutch.Entry) string {
	if known != nil {
		return known.Name
	}
	best := ""
	for _, m := range c.mentions {
		name := b.withoutGenitive(c.typ, b.name(m))
		if c.typ == graph.Lectoraat {
			name = bareLectoraat(name)
		}
		words, bestWords := len(strings.Fields(name)), len(strings.Fields(best))
		if words > bestWords || words == bestWords && len(name) > len(best) {
			best = name
		}
	}
	return best
}
