#include "peers.h"

#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

#include <stdexcept>
#include <vector>

namespace concert::bench {
namespace {

using engines::assignment::Problem;

// needs -> services -> sink, and from each need to the sink for staying away. Without that sink LEMON's form of supply
// would let a need be served twice.
template <class Algorithm>
std::int64_t flow(const Problem& problem) {
  const auto needs = problem.needs(), services = problem.services();
  const int sink = needs + services;
  const auto& benefit = std::get<0>(problem.benefit);
  std::vector<std::pair<int, int>> arcs;
  arcs.reserve(static_cast<std::size_t>(problem.pairs() + needs + services));
  for (int i = 0; i < needs; ++i) {
    for (auto pair = problem.rows[static_cast<std::size_t>(i)]; pair < problem.rows[static_cast<std::size_t>(i) + 1]; ++pair)
      arcs.emplace_back(i, needs + problem.service[static_cast<std::size_t>(pair)]);
    arcs.emplace_back(i, sink);
  }
  for (int j = 0; j < services; ++j)
    arcs.emplace_back(needs + j, sink);
  lemon::StaticDigraph graph;
  graph.build(sink + 1, arcs.begin(), arcs.end());
  lemon::StaticDigraph::ArcMap<int> upper(graph), cost(graph);
  lemon::StaticDigraph::NodeMap<int> supply(graph, 0);
  int arc = 0;
  for (int i = 0; i < needs; ++i) {
    const int units = problem.units_of(i);
    supply[graph.node(i)] = units;
    supply[graph.node(sink)] -= units;
    for (auto pair = problem.rows[static_cast<std::size_t>(i)]; pair < problem.rows[static_cast<std::size_t>(i) + 1]; ++pair, ++arc) {
      upper[graph.arc(arc)] = units;
      cost[graph.arc(arc)] = -benefit[static_cast<std::size_t>(pair)];
    }
    upper[graph.arc(arc)] = units;
    cost[graph.arc(arc++)] = 0;
  }
  for (int j = 0; j < services; ++j, ++arc) {
    upper[graph.arc(arc)] = problem.seats[static_cast<std::size_t>(j)];
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

std::int64_t network_simplex(const Problem& problem) {
  return flow<lemon::NetworkSimplex<lemon::StaticDigraph, int, std::int64_t>>(problem);
}

std::int64_t cost_scaling(const Problem& problem) {
  return flow<lemon::CostScaling<lemon::StaticDigraph, int, std::int64_t>>(problem);
}

} // namespace concert::bench
