// Package neo4jtest runs real Neo4j servers for tests: two versions, from pinned jars of Maven Central, with authentication, on
// free ports of the loopback address and with fresh homes.
//
// Jars are cached in the user's cache folder, outside of the repository. Where Java or Maven is missing a test is skipped with a
// loud line, or fails when KENNISGRAAF_REQUIRE_NEO4J says so. KENNISGRAAF_TEST_NEO4J gives a server that runs already, by its URL and
// with KENNISGRAAF_TEST_NEO4J_PASSWORD; its database is emptied.
//
// neo4jtest imports the driver; it is imported by tests only.
package neo4jtest

import (
	"bufio"
	"context"
	"crypto/rand"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
)

// Version is a version of the server.
type Version string

// The versions that tests run on.
const (
	LTS    Version = "5.26.30"   // on Java 17
	Newest Version = "2026.08.1" // on Java 21 or newer
)

// startTime bounds how long a server may take until it is ready: seconds, but minutes where much else runs.
const startTime = 6 * time.Minute

//go:embed pom.xml
var pom []byte

//go:embed Server.java
var serverJava []byte

// Server is a running Neo4j server.
type Server struct {
	URL      string // bolt://127.0.0.1:PORT
	User     string
	Password string
	Version  Version // "" for one that runs outside

	dir, java string
	mode      string   // "prompt" or "plain", see Server.java
	jvm       []string // further flags
	port      int
	process   *exec.Cmd
	stdin     io.Closer
}

// Versions returns the versions to run on: both, the newest left out with -short, or "" alone for a server that runs outside.
func Versions() []Version {
	switch {
	case os.Getenv("KENNISGRAAF_TEST_NEO4J") != "":
		return []Version{""}
	case testing.Short():
		return []Version{LTS}
	default:
		return []Version{LTS, Newest}
	}
}

// Start starts a server, which ends with the test. It is set to start soon and to take little of the processor, not to be fast
// for long.
func Start(t testing.TB, v Version) *Server {
	t.Helper()
	return start(t, v, "prompt", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
}

// StartPlain starts a server as it is by default, for measurements.
func StartPlain(t testing.TB, v Version) *Server {
	t.Helper()
	return start(t, v, "plain")
}

func start(t testing.TB, v Version, mode string, jvm ...string) *Server {
	t.Helper()
	if url := os.Getenv("KENNISGRAAF_TEST_NEO4J"); v == "" && url != "" {
		return &Server{URL: url, User: "neo4j", Password: os.Getenv("KENNISGRAAF_TEST_NEO4J_PASSWORD")}
	}
	s := &Server{User: "neo4j", Password: rand.Text(), Version: v, mode: mode, jvm: jvm}
	var err error
	if s.java, err = javaFor(v); err != nil {
		missing(t, v, err)
	}
	if _, err := fetch(t.Context(), v); err != nil {
		missing(t, v, err)
	}
	if s.dir, err = os.MkdirTemp("", "kennisgraaf-neo4j-*"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.Kill()
		_ = os.RemoveAll(s.dir) // a leftover in the temporary folder harms nobody
	})
	if err := os.WriteFile(filepath.Join(s.dir, "Server.java"), serverJava, 0o600); err != nil {
		t.Fatal(err)
	}
	s.Launch(t, true)
	return s
}

// missing ends a test that needs a server where none can run. KENNISGRAAF_REQUIRE_NEO4J makes that a failure: "lts" for that
// version, "1" for both.
func missing(t testing.TB, v Version, why error) {
	t.Helper()
	if need := os.Getenv("KENNISGRAAF_REQUIRE_NEO4J"); need == "1" || need == "lts" && v == LTS {
		t.Fatalf("NEO4J DID NOT RUN: %v", why)
	}
	fmt.Fprintf(os.Stderr, "\n*** THE NEO4J PART OF %s DID NOT RUN: %v ***\n\n", t.Name(), why)
	t.Skipf("NEO4J DID NOT RUN: %v", why)
}

// javaFor returns the Java that a version runs on.
func javaFor(v Version) (string, error) {
	if v == LTS {
		java, err := exec.LookPath("java")
		if err != nil {
			return "", errors.New("no java (17) is installed")
		}
		return java, nil
	}
	if home := os.Getenv("KENNISGRAAF_JAVA_NEW"); home != "" {
		return filepath.Join(home, "bin", "java"), nil
	}
	var found []string
	for _, pattern := range []string{"temurin-2[1-9]*", "java-2[1-9]-openjdk*"} {
		homes, err := filepath.Glob("/usr/lib/jvm/" + pattern + "/bin/java")
		if err != nil {
			return "", err
		}
		found = append(found, homes...)
	}
	if len(found) == 0 {
		return "", errors.New("no Java 21 or newer in /usr/lib/jvm; KENNISGRAAF_JAVA_NEW gives the home of one")
	}
	return found[0], nil
}

// fetch returns the folder with the jars of a version, which Maven fills the first time.
func fetch(ctx context.Context, v Version) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	root := filepath.Join(cache, "kennisgraaf-neo4j", string(v))
	lib := filepath.Join(root, "lib")
	if _, err := os.Stat(lib); err == nil {
		return lib, nil
	}
	mvn, err := exec.LookPath("mvn")
	if err != nil {
		return "", errors.New("no mvn is installed, and the jars are not cached")
	}
	if err := os.MkdirAll(root, 0o750); err != nil {
		return "", err
	}
	part, err := os.MkdirTemp(root, "part-*")
	if err != nil {
		return "", err
	}
	defer func() { _ = os.RemoveAll(part) }() // renamed away when all went well
	if err := os.WriteFile(filepath.Join(part, "pom.xml"), pom, 0o600); err != nil {
		return "", err
	}
	//nolint:gosec // fixed arguments
	cmd := exec.CommandContext(ctx, mvn, "-q", "-B", "-f", filepath.Join(part, "pom.xml"), "dependency:copy-dependencies",
		"-DincludeScope=runtime", "-DoutputDirectory="+filepath.Join(part, "lib"), "-Dneo4j.version="+string(v))
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("fetch Neo4j %s with Maven: %w\n%s", v, err, out)
	}
	if err := os.Rename(filepath.Join(part, "lib"), lib); err != nil {
		if _, other := os.Stat(lib); other != nil { // another test was faster otherwise
			return "", err
		}
	}
	return lib, nil
}

// Launch starts the server's process on its home, after a Kill too, and waits until it answers. writable false starts it with
// read-only databases.
func (s *Server) Launch(t testing.TB, writable bool) {
	t.Helper()
	lib, err := fetch(t.Context(), s.Version)
	if err != nil {
		t.Fatal(err)
	}
	if s.port == 0 {
		if s.port, err = freePort(t.Context()); err != nil {
			t.Fatal(err)
		}
		s.URL = "bolt://127.0.0.1:" + strconv.Itoa(s.port)
	}
	access := "rw"
	if !writable {
		access = "ro"
	}
	args := append(append([]string{"-Xmx1g"}, s.jvm...), opened()...)
	args = append(args, "-cp", filepath.Join(lib, "*"), filepath.Join(s.dir, "Server.java"), filepath.Join(s.dir, "home"), strconv.Itoa(s.port), access, s.mode)
	s.process = exec.Command(s.java, args...) //nolint:gosec,noctx // fixed arguments; Kill ends it
	stdin, err := s.process.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	s.stdin = stdin
	out, err := s.process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	log, err := os.OpenFile(filepath.Join(s.dir, "server.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	s.process.Stderr = log
	if err := s.process.Start(); err != nil {
		t.Fatal(err)
	}
	_ = log.Close() // the process has its own
	if _, err := io.WriteString(stdin, s.Password+"\n"); err != nil {
		t.Fatal(err)
	}
	s.await(t, out)
}

// await waits for the line "ready".
func (s *Server) await(t testing.TB, out io.Reader) {
	t.Helper()
	ready := make(chan bool, 1)
	go func() {
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if strings.HasPrefix(lines.Text(), "ready") {
				ready <- true
			}
		}
		ready <- false
	}()
	select {
	case ok := <-ready:
		if ok {
			return
		}
	case <-time.After(startTime):
	}
	log, _ := os.ReadFile(filepath.Join(s.dir, "server.log")) // what there is of it
	s.Kill()
	t.Fatalf("Neo4j %s did not start:\n%s", s.Version, log)
}

// Stop ends the process as an administrator would: what is in memory is written first.
func (s *Server) Stop() {
	if s.process == nil {
		return
	}
	_ = s.stdin.Close()  // tells it to end
	_ = s.process.Wait() // its exit status is of no use
	s.process = nil
}

// Processor returns how much processor time the server has taken; 0 for one that runs outside, and where /proc is missing.
func (s *Server) Processor() time.Duration {
	if s.process == nil {
		return 0
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.process.Process.Pid))
	if err != nil {
		return 0
	}
	const tick = 10 * time.Millisecond // of Linux, in every architecture that it has by now
	_, after, _ := strings.Cut(string(stat), ") ")
	var total time.Duration
	for _, field := range strings.Fields(after)[11:13] { // utime, stime
		n, err := strconv.Atoi(field)
		if err != nil {
			return 0
		}
		total += time.Duration(n) * tick
	}
	return total
}

// Upgrade has the next Launch start another version on the same home.
func (s *Server) Upgrade(t testing.TB, v Version) {
	t.Helper()
	java, err := javaFor(v)
	if err != nil {
		missing(t, v, err)
	}
	s.java, s.Version = java, v
}

// Admin runs a command of neo4j-admin on the home of a server that was stopped.
func (s *Server) Admin(t testing.TB, args ...string) {
	t.Helper()
	lib, err := fetch(t.Context(), s.Version)
	if err != nil {
		missing(t, s.Version, err)
	}
	args = append(append(opened(), "-cp", filepath.Join(lib, "*"), "org.neo4j.cli.AdminTool"), args...)
	cmd := exec.CommandContext(t.Context(), s.java, args...) //nolint:gosec // arguments of the tests
	home := filepath.Join(s.dir, "home")
	cmd.Env = append(os.Environ(), "NEO4J_HOME="+home, "NEO4J_CONF="+filepath.Join(home, "conf"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("neo4j-admin %q: %v\n%s", args, err, out)
	}
}

// opened returns the flags that Neo4j needs of Java.
func opened() []string {
	var flags []string
	for _, name := range []string{"java.nio", "java.io", "sun.nio.ch", "java.lang"} {
		flags = append(flags, "--add-opens=java.base/"+name+"=ALL-UNNAMED")
	}
	return flags
}

// Kill ends the process at once, as a crash would.
func (s *Server) Kill() {
	if s.process == nil {
		return
	}
	_ = s.process.Process.Kill() // may have ended already
	_ = s.process.Wait()         // "signal: killed"
	_ = s.stdin.Close()          // closed by Wait
	s.process = nil
}

func freePort(ctx context.Context) (int, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer func() { _ = l.Close() }() // the port is free again either way
	return l.Addr().(*net.TCPAddr).Port, nil
}

// Await waits until something is so.
func Await(t testing.TB, what string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(startTime); !so(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited in vain for %s", what)
		}
	}
}

// Driver returns a driver of its own for the server, closed with the test.
func (s *Server) Driver(t testing.TB) driver.DriverWithContext {
	t.Helper()
	d, err := driver.NewDriverWithContext(s.URL, driver.BasicAuth(s.User, s.Password, ""), func(c *config.Config) {
		c.ConnectionLivenessCheckTimeout = 0 // a server that was killed meanwhile leaves dead connections
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close(context.Background()) }) // the test is over
	return d
}

// Run executes statements, each in a transaction of its own, and returns the records of the last.
func Run(t testing.TB, d driver.DriverWithContext, statements ...string) []*driver.Record {
	t.Helper()
	session := d.NewSession(t.Context(), driver.SessionConfig{})
	defer func() { _ = session.Close(context.Background()) }() // nothing is left in it
	var records []*driver.Record
	for _, statement := range statements {
		res, err := session.Run(t.Context(), statement, nil)
		if err == nil {
			records, err = res.Collect(t.Context())
		}
		if err != nil {
			t.Fatalf("run %q: %v", statement, err)
		}
	}
	return records
}

// Wipe deletes all that a store holds; its schema stays.
func Wipe(t testing.TB, d driver.DriverWithContext) {
	t.Helper()
	Run(t, d, "MATCH (n) WHERE NOT n:Kennisgraaf CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")
}
