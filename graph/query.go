package graph

// Validate refuses what no page can mean. Errors: ErrInvalid.
func (w Window) Validate() error {
	switch {
	case w.Limit < 0:
		return Invalidf("window: limit %d is negative", w.Limit)
	case w.Backward && w.Limit == 0:
		return Invalidf("window: a backward page needs a limit")
	}
	return nil
}

// Validate checks the query. Errors: ErrInvalid.
func (q ArticleQuery) Validate() error {
	switch q.Order {
	case "", NewestFirst, OldestFirst, ByTitle:
	case MostMatching:
		if len(q.Filter.Terms) == 0 {
			return Invalidf("articles: the order %q needs terms", q.Order)
		}
	default:
		return Invalidf("articles: unknown order %q", q.Order)
	}
	if err := q.Filter.Validate(); err != nil {
		return err
	}
	return q.Window.Validate()
}

// Validate checks the filter. Errors: ErrInvalid.
func (f ArticleFilter) Validate() error {
	if !f.Period.Valid() {
		return Invalidf("articles: the period %q to %q is none", f.Period.From, f.Period.To)
	}
	return nil
}

// Validate checks the query. Errors: ErrInvalid.
func (q EntityQuery) Validate() error {
	switch q.Order {
	case "", ByName, MostMentions, MostArticles, MostClaims:
	case MostSalient:
		if len(q.OfArticles) == 0 {
			return Invalidf("entities: the order %q needs an article", q.Order)
		}
	default:
		return Invalidf("entities: unknown order %q", q.Order)
	}
	return q.Window.Validate()
}

// Validate checks the query. Errors: ErrInvalid.
func (q MentionQuery) Validate() error {
	if len(q.Articles) == 0 {
		return Invalidf("mentions: no articles given")
	}
	return nil
}

// Validate checks the query. Errors: ErrInvalid.
func (q EdgeQuery) Validate() error {
	switch q.Order {
	case "", StrongestFirst, ByEdgeID:
	default:
		return Invalidf("edges: unknown order %q", q.Order)
	}
	if len(q.OfNodes) == 0 && q.Filter.needsNode() {
		return Invalidf("edges: direction, other types and others need a node")
	}
	if err := q.Filter.Validate(); err != nil {
		return err
	}
	return q.Window.Validate()
}

// Validate checks the filter. Errors: ErrInvalid.
func (f ClaimFilter) Validate() error {
	switch {
	case !f.Period.Valid():
		return Invalidf("claims: the period %q to %q is none", f.Period.From, f.Period.To)
	case f.Direction != Both && f.Direction != Outgoing && f.Direction != Incoming:
		return Invalidf("claims: unknown direction %q", f.Direction)
	}
	for _, p := range f.Predicates {
		if !p.Valid() {
			return Invalidf("claims: unknown predicate %q", p)
		}
	}
	for _, m := range f.Modalities {
		if !m.Valid() {
			return Invalidf("claims: unknown modality %q", m)
		}
	}
	return nil
}

// needsNode reports whether f speaks of the end of an edge that is not the node asked for.
func (f ClaimFilter) needsNode() bool {
	return f.Direction != Both || len(f.OtherTypes) > 0 || len(f.Others) > 0
}

// Validate checks the query. Errors: ErrInvalid.
func (q ClaimQuery) Validate() error {
	if len(q.OfEdges) > 0 && len(q.OfArticles) > 0 {
		return Invalidf("claims: of edges or of articles, not both")
	}
	if q.Order != "" && q.Order != ByEvidence && q.Order != LeastCertain {
		return Invalidf("claims: unknown order %q", q.Order)
	}
	if q.Filter.needsNode() {
		return Invalidf("claims: direction, other types and others need a node")
	}
	if err := q.Filter.Validate(); err != nil {
		return err
	}
	return q.Window.Validate()
}

// Validate checks the look-up. Errors: ErrInvalid.
func (l Lookup) Validate() error {
	if l.Key == "" || l.MinShare < 1 || l.Limit < 1 {
		return Invalidf("lookup: key, minShare and limit are required")
	}
	return nil
}

// dimensions says by what each unit may be counted.
func (u Unit) dimensions() []Dimension {
	switch u {
	case CountArticles:
		return []Dimension{PerPublication, PerIssue, PerLanguage, PerYear, PerMonth, PerEntity, PerType}
	case CountSentences:
		return []Dimension{PerEntity, PerType}
	case CountMentions:
		return []Dimension{PerEntity, PerType, PerYear, PerMonth, PerIssue, PerPublication}
	case CountEntities:
		return []Dimension{PerType, PerKind}
	case CountClaims:
		return []Dimension{
			PerPredicate, PerModality, PerSubjectType, PerObjectType, PerRule, PerYear, PerMonth, PerPublication,
		}
	default:
		return nil
	}
}

// Validate checks the query. Errors: ErrInvalid.
func (q CountQuery) Validate() error {
	allowed := map[Dimension]bool{}
	for _, d := range q.Of.dimensions() {
		allowed[d] = true
	}
	switch {
	case len(allowed) == 0:
		return Invalidf("count: unknown unit %q", q.Of)
	case len(q.By) > 2 || len(q.By) == 2 && q.By[0] == q.By[1]:
		return Invalidf("count: by at most two different dimensions")
	case q.Limit < 0:
		return Invalidf("count: limit %d is negative", q.Limit)
	case q.Claims.needsNode():
		return Invalidf("count: direction, other types and others need a node")
	}
	for _, d := range q.By {
		if !allowed[d] {
			return Invalidf("count: %s are not counted by %s", q.Of, d)
		}
	}
	if err := q.Articles.Validate(); err != nil {
		return err
	}
	return q.Claims.Validate()
}
