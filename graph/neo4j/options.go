package neo4j

import (
	"math/rand/v2"
	"net/url"
	"strings"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Options are how a store is opened. The zero value logs in as "neo4j" without a password and takes the defaults below.
type Options struct {
	User     string // default: the user of the URL, then "neo4j"
	Password string // never part of the URL, of an error or of a log
	Database string // default: the path of the URL, then the server's default database

	ReadOnly     bool // answer only, never migrate; all it writes is the mark that a dead writer left up, lowered
	AllowForeign bool // accept a database that holds nodes of others; they are left alone

	QueryTimeout time.Duration // after which the server ends a question; default 30 s
	WriteTimeout time.Duration // after which the server ends an Apply; default 10 min
	RetryBudget  time.Duration // how long an Apply goes on after its first failure; default 60 s
	DialTimeout  time.Duration // for a connection; default 5 s
	Connections  int           // of the pool at most; default 32, at least 2
	BatchRows    int           // of one statement at most; default 5,000
	BatchBytes   int           // of one statement, about; default 4 MB

	Random func() float64 // jitter in [0, 1); default math/rand
}

// userAgent is how the program presents itself to the server.
const userAgent = "kennisgraaf/1"

func (o Options) withDefaults() Options {
	def := func(d *time.Duration, value time.Duration) {
		if *d <= 0 {
			*d = value
		}
	}
	num := func(n *int, value int) {
		if *n <= 0 {
			*n = value
		}
	}
	def(&o.QueryTimeout, 30*time.Second)
	def(&o.WriteTimeout, 10*time.Minute)
	def(&o.RetryBudget, time.Minute)
	def(&o.DialTimeout, 5*time.Second)
	num(&o.Connections, 32)
	o.Connections = max(o.Connections, 2) // a commit needs one more for its mark
	num(&o.BatchRows, 5_000)
	num(&o.BatchBytes, 4<<20)
	if o.Random == nil {
		o.Random = rand.Float64
	}
	return o
}

// target splits an address into what the driver dials and the user and database that the address names.
// Errors: ErrInvalid for an address of another kind, or with a password in it.
func target(address string, o Options) (string, Options, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", o, graph.Invalidf("the address of the Neo4j server is no URL") // the URL may hold a password: not repeated
	}
	if _, has := u.User.Password(); has {
		return "", o, &graph.Error{
			Kind: graph.ErrInvalid, Detail: "the address of the Neo4j server holds a password",
			Remedy: "put it into KENNISGRAAF_NEO4J_PASSWORD or a file, where no process list shows it",
		}
	}
	switch u.Scheme {
	case "neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc":
	default:
		return "", o, graph.Invalidf("%q is no scheme of Neo4j: neo4j, neo4j+s, bolt or bolt+s", u.Scheme)
	}
	if u.Host == "" {
		return "", o, graph.Invalidf("the address of the Neo4j server names no host")
	}
	if o.User == "" {
		o.User = u.User.Username()
	}
	if o.User == "" {
		o.User = "neo4j"
	}
	if o.Database == "" {
		o.Database = strings.Trim(u.Path, "/")
	}
	dial := url.URL{Scheme: u.Scheme, Host: u.Host, RawQuery: u.RawQuery}
	return dial.String(), o, nil
}
