package neo4j_test

import (
	"flag"
	"os"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j/neo4jtest"
)

// How long the random history is, make faults asks for 1,000, and which one.
var (
	historySteps = flag.Int("histories", 15, "steps of the long random history")
	historySeed  = flag.Uint64("seed", 20261125, "seed of the long random history")
)

// onServer is a test on a real server.
type onServer struct {
	name string
	run  func(t *testing.T, p *pool)
}

// TestNeo4j runs everything that needs a server. The servers are shared: a start takes seconds, and so does the planning of all
// statements. The faults run on the newest version only when KENNISGRAAF_FAULTS asks for them.
func TestNeo4j(t *testing.T) {
	for _, v := range neo4jtest.Versions() {
		t.Run("Neo4j "+string(v), func(t *testing.T) {
			p := &pool{version: v, t: t}
			for _, test := range statements() {
				t.Run(test.name, func(t *testing.T) { test.run(t, p) })
			}
			if v != neo4jtest.Newest || os.Getenv("KENNISGRAAF_FAULTS") != "" {
				for _, test := range faultTests() {
					t.Run("fault: "+test.name, func(t *testing.T) { test.run(t, p) })
				}
			}
		})
	}
}

func statements() []onServer {
	return []onServer{
		{"the plans are sound", plansAreSound},
		{"the suite", func(t *testing.T, p *pool) { graphtest.Run(t, p.open) }},
		{"a random history equals the model's", func(t *testing.T, p *pool) { graphtest.Histories(t, p.open, *historySteps, *historySeed) }},
		{"the queries of the README answer", queriesOfTheReadmeAnswer},
		{"each question takes one round trip", questionsTakeOneRoundTrip},
		{"paths take one round trip a level", pathsTakeOneRoundTripALevel},
		{"a snapshot answers from one state", snapshotAnswersFromOneState},
		{"snapshots mix no states", snapshotsMixNoStates},
		{"the database holds what the schema file names", schemaFileNamesAll},
		{"health", healthIsTold},
	}
}

func faultTests() []onServer {
	return []onServer{
		{"texts that look like Cypher are texts", textsThatLookLikeCypherAreTexts},
		{"databases that are not ours are refused", databasesThatAreNotOursAreRefused},
		{"an older schema is brought up to date", olderSchemaIsBroughtUpToDate},
		{"a schema without the order of odd texts is brought up to date", oddOrderIsBackfilled},
		{"an expired password", expiredPassword},
		{"two loaders of the same sources agree", twoLoadersOfTheSameSourcesAgree},
		{"a deadlock with a writer of others is retried", deadlockWithAWriterOfOthersIsRetried},
		{"a writer that never ends is not waited for forever", writerThatNeverEndsIsNotWaitedForForever},
		{"the mark of a dead writer is settled", markOfADeadWriterIsSettled},
		{"a full pool is told and passes", fullPoolIsToldAndPasses},
		{"a slow question ends at its timeout", slowQuestionEndsAtItsTimeout},
		{"a connection cut at the commit writes once", connectionCutAtTheCommitWritesOnce},
		{"a commit that comes late is waited for", lateCommitIsWaitedFor},
		{"a read-only database answers and refuses writes", readOnlyDatabaseAnswersAndRefusesWrites},
		{"a server killed in the middle of a load loses nothing", serverKilledInTheMiddleOfALoadLosesNothing},
		{"a server away for a while is waited for", serverAwayForAWhileIsWaitedFor},
	}
}
