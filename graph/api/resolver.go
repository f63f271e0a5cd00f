package api

import (
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/generated"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// resolver is what all fields share.
type resolver struct {
	paths   *graph.Pathfinder
	terms   func(string) []string
	program string
	quality *view.Quality // nil: no report
	states  graph.Store   // as it changes, for subscriptions; queries read one state of it
	slots   chan struct{} // requests that are computed
	streams chan struct{} // WebSockets and event streams that are open
	poll    time.Duration // between looks at the store's version for subscriptions
}

// root hands gqlgen the resolvers of each type.
type root struct{ *resolver }

var _ generated.ResolverRoot = root{}

// One type for each type of the schema with fields that need more than its Go value.
type (
	queryFields               struct{ *resolver }
	subscriptionFields        struct{ *resolver }
	entityFields              struct{ *resolver }
	articleFields             struct{ *resolver }
	referenceFields           struct{ *resolver }
	sourceFields              struct{}
	holdingFields             struct{}
	sentenceFields            struct{}
	mentionFields             struct{}
	citationFields            struct{}
	relationFields            struct{}
	claimFields               struct{}
	evidenceFields            struct{}
	hopFields                 struct{}
	pathFields                struct{}
	neighbourhoodNodeFields   struct{}
	coOccurrenceFields        struct{}
	countFields               struct{}
	articleMentionFields      struct{}
	entityMentionFields       struct{}
	nodeRelationFields        struct{}
	timelineFields            struct{}
	partFields                struct{}
	collaborationMemberFields struct{}
	bridgeFields              struct{}
	centralNodeFields         struct{}
	risingEntityFields        struct{}
	relatedArticleFields      struct{}
	sharedLiteratureFields    struct{}
	qualityFields             struct{}
	citedWorkFields           struct{}
)

// Query resolves the root.
func (r root) Query() generated.QueryResolver { return queryFields(r) }

// Subscription resolves what clients follow.
func (r root) Subscription() generated.SubscriptionResolver { return subscriptionFields(r) }

// Entity resolves fields of Entity.
func (r root) Entity() generated.EntityResolver { return entityFields(r) }

// Article resolves fields of Article.
func (r root) Article() generated.ArticleResolver { return articleFields(r) }

// Reference resolves fields of Reference.
func (r root) Reference() generated.ReferenceResolver { return referenceFields(r) }

// Source resolves fields of Source.
func (root) Source() generated.SourceResolver { return sourceFields{} }

// Holding resolves fields of Holding.
func (root) Holding() generated.HoldingResolver { return holdingFields{} }

// Sentence resolves fields of Sentence.
func (root) Sentence() generated.SentenceResolver { return sentenceFields{} }

// Mention resolves fields of Mention.
func (root) Mention() generated.MentionResolver { return mentionFields{} }

// Citation resolves fields of Citation.
func (root) Citation() generated.CitationResolver { return citationFields{} }

// Relation resolves fields of Relation.
func (root) Relation() generated.RelationResolver { return relationFields{} }

// Claim resolves fields of Claim.
func (root) Claim() generated.ClaimResolver { return claimFields{} }

// Evidence resolves fields of Evidence.
func (root) Evidence() generated.EvidenceResolver { return evidenceFields{} }

// Hop resolves fields of Hop.
func (root) Hop() generated.HopResolver { return hopFields{} }

// Path resolves fields of Path.
func (root) Path() generated.PathResolver { return pathFields{} }

// NeighbourhoodNode resolves fields of NeighbourhoodNode.
func (root) NeighbourhoodNode() generated.NeighbourhoodNodeResolver { return neighbourhoodNodeFields{} }

// CoOccurrence resolves fields of CoOccurrence.
func (root) CoOccurrence() generated.CoOccurrenceResolver { return coOccurrenceFields{} }

// Count resolves fields of Count.
func (root) Count() generated.CountResolver { return countFields{} }

// ArticleMentionEdge resolves fields of ArticleMentionEdge.
func (root) ArticleMentionEdge() generated.ArticleMentionEdgeResolver { return articleMentionFields{} }

// EntityMentionEdge resolves fields of EntityMentionEdge.
func (root) EntityMentionEdge() generated.EntityMentionEdgeResolver { return entityMentionFields{} }

// NodeRelationEdge resolves fields of NodeRelationEdge.
func (root) NodeRelationEdge() generated.NodeRelationEdgeResolver { return nodeRelationFields{} }

// Timeline resolves fields of Timeline.
func (root) Timeline() generated.TimelineResolver { return timelineFields{} }

// Part resolves fields of Part.
func (root) Part() generated.PartResolver { return partFields{} }

// CollaborationMember resolves fields of CollaborationMember.
func (root) CollaborationMember() generated.CollaborationMemberResolver {
	return collaborationMemberFields{}
}

// Bridge resolves fields of Bridge.
func (root) Bridge() generated.BridgeResolver { return bridgeFields{} }

// CentralNode resolves fields of CentralNode.
func (root) CentralNode() generated.CentralNodeResolver { return centralNodeFields{} }

// RisingEntity resolves fields of RisingEntity.
func (root) RisingEntity() generated.RisingEntityResolver { return risingEntityFields{} }

// RelatedArticle resolves fields of RelatedArticle.
func (root) RelatedArticle() generated.RelatedArticleResolver { return relatedArticleFields{} }

// SharedLiterature resolves fields of SharedLiterature.
func (root) SharedLiterature() generated.SharedLiteratureResolver { return sharedLiteratureFields{} }

// CitedWork resolves fields of CitedWork.
func (root) CitedWork() generated.CitedWorkResolver { return citedWorkFields{} }

// Quality resolves fields of Quality.
func (root) Quality() generated.QualityResolver { return qualityFields{} }
