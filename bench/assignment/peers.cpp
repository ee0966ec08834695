#include "peers.h"

#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

#include <stdexcept>
#include <vector>

namespace concert::bench {
namespace {

// needs -> services -> sink, and from each need to the sink for staying away. Without that sink LEMON's form of supply
// would let a need be served twice.
template <class Algorithm>
std::int64_t flow(const Flow& question) {
  const int needs = question.needs, services = question.services, sink = needs + services;
  std::vector<std::pair<int, int>> arcs;
  arcs.reserve(static_cast<std::size_t>(question.rows[needs] + needs + services));
  for (int i = 0; i < needs; ++i) {
    for (auto pair = question.rows[i]; pair < question.rows[i + 1]; ++pair)
      arcs.emplace_back(i, needs + question.service[pair]);
    arcs.emplace_back(i, sink);
  }
  for (int j = 0; j < services; ++j)
    arcs.emplace_back(needs + j, sink);
  lemon::StaticDigraph graph;
  graph.build(sink + 1, arcs.begin(), arcs.end());
  lemon::StaticDigraph::ArcMap<int> upper(graph), cost(graph);
  lemon::StaticDigraph::NodeMap<int> supply(graph, 0);
  supply[graph.node(sink)] = -needs;
  int arc = 0;
  for (int i = 0; i < needs; ++i) {
    supply[graph.node(i)] = 1;
    for (auto pair = question.rows[i]; pair < question.rows[i + 1]; ++pair, ++arc) {
      upper[graph.arc(arc)] = 1;
      cost[graph.arc(arc)] = -question.benefit[pair];
    }
    upper[graph.arc(arc)] = 1;
    cost[graph.arc(arc++)] = 0;
  }
  for (int j = 0; j < services; ++j, ++arc) {
    upper[graph.arc(arc)] = question.seats[j];
    cost[graph.arc(arc)] = 0;
  }
  arcs = {};
  Algorithm algorithm(graph);
  algorithm.upperMap(upper).costMap(cost).supplyMap(supply);
  if (algorithm.run() != Algorithm::OPTIMAL)
    throw std::runtime_error("the peer found no optimum");
  return -static_cast<std::int64_t>(algorithm.template totalCost<std::int64_t>());
}

} // namespace

std::int64_t network_simplex(const Flow& question) {
  return flow<lemon::NetworkSimplex<lemon::StaticDigraph, int, std::int64_t>>(question);
}

std::int64_t cost_scaling(const Flow& question) {
  return flow<lemon::CostScaling<lemon::StaticDigraph, int, std::int64_t>>(question);
}

} // namespace concert::bench
