package api

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// metrics counts what a server does, for Prometheus. None of its labels holds what a client wrote.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec   // by route and status
	duration *prometheus.HistogramVec // seconds, by route
	cost     prometheus.Histogram     // objects that a query may hold
	errors   *prometheus.CounterVec   // by code
	store    prometheus.Histogram     // seconds until the store told its version
	executed *prometheus.CounterVec   // queries, by how they were executed
}

func newMetrics(program string, slots, streams chan struct{}) *metrics {
	times := []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "kennisgraaf_requests_total", Help: "Requests answered, by route and HTTP status.",
		}, []string{"route", "status"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "kennisgraaf_request_duration_seconds", Help: "Time to answer a request, by route.", Buckets: times,
		}, []string{"route"}),
		cost: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "kennisgraaf_query_cost_objects", Help: "Objects that the answer to a query may hold.", Buckets: prometheus.ExponentialBuckets(1, 4, 9),
		}),
		errors: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "kennisgraaf_errors_total", Help: "Errors answered, by code.",
		}, []string{"code"}),
		store: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "kennisgraaf_store_latency_seconds", Help: "Time in which the store tells its version, one read, asked at each scrape.", Buckets: times,
		}),
	}
	m.executed = prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "kennisgraaf_queries_executed_total", Help: "Queries executed, by level or, those with errors among them, field by field.",
	}, []string{"how"})
	gauge := func(name, help string, of chan struct{}) prometheus.Collector {
		return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, func() float64 { return float64(len(of)) })
	}
	info := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "kennisgraaf_build_info", Help: "1, with the version of the program.", ConstLabels: prometheus.Labels{"version": program},
	})
	info.Set(1)
	m.registry.MustRegister(
		m.requests, m.duration, m.cost, m.errors, m.store, m.executed, info,
		gauge("kennisgraaf_requests_in_flight", "Requests that are computed at the moment.", slots),
		gauge("kennisgraaf_streams_open", "WebSockets and event streams that are open.", streams),
		collectors.NewGoCollector(),
	)
	for _, code := range Codes() {
		m.errors.WithLabelValues(string(code))
	}
	return m
}

// observe takes an answered request into account.
func (m *metrics) observe(r *http.Request, note *request, status int, took time.Duration) {
	route := routeOf(r)
	m.requests.WithLabelValues(route, strconv.Itoa(status)).Inc()
	if !isUpgrade(r) && !isEvents(r) {
		m.duration.WithLabelValues(route).Observe(took.Seconds())
	}
	if note.cost > 0 {
		m.cost.Observe(float64(note.cost))
	}
	for _, code := range note.errors {
		if slices.Contains(Codes(), Code(code)) {
			m.errors.WithLabelValues(code).Inc()
		}
	}
}

// routeOf names what a request is for, in a few words of ours.
func routeOf(r *http.Request) string {
	switch r.URL.Path {
	case "/graphql":
		switch {
		case isUpgrade(r):
			return "websocket"
		case isEvents(r):
			return "events"
		default:
			return "graphql"
		}
	case "/healthz", "/readyz", "/metrics", "/export":
		return r.URL.Path[1:]
	default:
		return "page"
	}
}

// handler shows the metrics.
func (m *metrics) handler(s graph.Store) http.Handler {
	show := promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), readyWait)
		defer cancel()
		start := time.Now()
		if _, err := s.Version(ctx); err == nil {
			m.store.Observe(time.Since(start).Seconds())
		}
		show.ServeHTTP(w, r)
	})
}

// readyWait is how long the store may take to show that it answers.
const readyWait = 2 * time.Second

// ready answers whether the store does.
func ready(s graph.Store) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), readyWait)
		defer cancel()
		if _, err := s.Version(ctx); err != nil {
			w.Header().Set("Retry-After", "1")
			status(w, http.StatusServiceUnavailable, "unavailable")
			return
		}
		status(w, http.StatusOK, "ok")
	}
}

func status(w http.ResponseWriter, code int, word string) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(code)
	_, _ = w.Write([]byte(`{"status":"` + word + `"}` + "\n")) // a client that is gone needs no answer
}
