// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

/// @notice How the chain or its readers turn the counters of a ballot into a result.
/// Plurality: the option with the highest counter. GreedyBudget: options by counter, funded while the money lasts.
/// EqualShares: the method of equal shares, counted by its members, of whose selections the most endorsed one holds.
enum ResultRule {
    Plurality,
    GreedyBudget,
    EqualShares
}

/// @notice The rules of one ballot. Single choice, approval, score, cumulative, quadratic and participatory
/// budgeting all follow from it.
/// @param optionCount Options to choose from, 1 to 255; in weighted ballots at most 224.
/// @param minChoices Least number of options with points in a vote (0 allows a blank vote).
/// @param maxChoices Greatest number of options with points in a vote.
/// @param maxPerOption Most points on one option, 1 to 255; `optionCount * bits(maxPerOption)` is at most 256.
/// @param points Most that a vote may spend: the sum of `points ** costExponent` over its options.
/// @param costExponent 1 (linear) or 2 (quadratic).
/// @param weighted Whether a vote weighs as much as its member's reputation at the ballot's start; only advisory
/// ballots with `maxPerOption` 1 may be.
/// @param rule How the result follows from the counters.
/// @param quorum Least number of votes for the result to hold; 0 for none.
struct BallotMode {
    uint8 optionCount;
    uint8 minChoices;
    uint8 maxChoices;
    uint8 maxPerOption;
    uint16 points;
    uint8 costExponent;
    bool weighted;
    ResultRule rule;
    uint32 quorum;
}
