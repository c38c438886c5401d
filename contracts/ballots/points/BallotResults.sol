// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {IBallotBox} from "../../interfaces/IBallotBox.sol";
import {BallotPhase} from "../../interfaces/IBallots.sol";
import {BallotConfig} from "../../types/BallotConfig.sol";
import {ResultRule} from "../../types/BallotMode.sol";
import {BallotId} from "../../types/Ids.sol";
import {Member} from "../../types/Member.sol";
import {BallotAuthority} from "../common/BallotAuthority.sol";
import {BallotSheet} from "../libraries/BallotSheet.sol";
import {Choices} from "../libraries/Choices.sol";
import {GreedyBudget} from "../libraries/GreedyBudget.sol";
import {Plurality} from "../libraries/Plurality.sol";
import {TALLY_WORDS, TallyLanes} from "../libraries/TallyLanes.sol";
import {PointsBallots} from "./PointsBallots.sol";

/// @title From counters to a result
/// @dev What the chain can count it settles itself. The method of equal shares is proposed, open to contest by
/// members, and a contested result waits for the municipality's public answer.
abstract contract BallotResults is PointsBallots, BallotAuthority {
    using TallyLanes for uint256[TALLY_WORDS];

    /// @notice Seconds during which a proposed result can be contested.
    uint48 public immutable challengeWindow;

    constructor(uint48 challengeWindow_) {
        challengeWindow = challengeWindow_;
    }

    /// @inheritdoc IBallotBox
    function finalize(BallotId ballotId, bytes calldata sheet) external {
        BallotConfig config = _configOf(ballotId);
        Poll storage poll = _polls[ballotId];
        BallotPhase current = _phase(poll);
        ResultRule rule = config.rule();
        if (_isProposed(rule)) {
            if (current != BallotPhase.Proposed) revert BallotBoxWrongPhase(ballotId, current);
            uint48 challengeEnd = poll.outcome.challengeEnd;
            if (block.timestamp <= challengeEnd) revert BallotBoxChallengeOpen(ballotId, challengeEnd);
            return _settle(ballotId, config, poll.outcome.selected, poll.outcome.cost);
        }
        if (current != BallotPhase.Ended) revert BallotBoxWrongPhase(ballotId, current);
        uint256[] memory counters = poll.tally.readAll(config.optionCount());
        if (rule == ResultRule.Plurality) {
            return _settle(ballotId, config, Plurality.select(counters), 0);
        }
        if (rule == ResultRule.GreedyBudget) {
            BallotSheet.Sheet memory parsed = _readSheet(ballotId, config, sheet);
            (uint256 selected, uint64 cost) = GreedyBudget.select(counters, parsed.options, parsed.budget);
            return _settle(ballotId, config, selected, cost);
        }
        // A rule that `_isKnown` takes settles nothing until it has its own branch here.
        revert BallotBoxWrongRule(ballotId);
    }

    /// @inheritdoc IBallotBox
    function proposeResult(BallotId ballotId, uint256 selected, uint160 voteDigest, bytes calldata sheet) external {
        BallotConfig config = _configOf(ballotId);
        if (!_isProposed(config.rule())) revert BallotBoxWrongRule(ballotId);
        _configIn(ballotId, BallotPhase.Ended);
        Poll storage poll = _polls[ballotId];
        if (voteDigest != _voteDigest(poll)) revert BallotBoxWrongVoteDigest(ballotId, voteDigest);
        uint64 cost = _costOf(ballotId, config, selected, sheet);

        uint48 challengeEnd = uint48(block.timestamp) + challengeWindow;
        poll.outcome = Outcome(selected, cost, challengeEnd, Settlement.Proposed, _msgSender());
        emit ResultProposed(ballotId, _msgSender(), selected, cost, voteDigest, challengeEnd);
    }

    /// @inheritdoc IBallotBox
    function contest(BallotId ballotId, bytes32 reasonDigest) external {
        BallotConfig config = _configIn(ballotId, BallotPhase.Proposed);
        Outcome storage outcome = _polls[ballotId].outcome;
        if (block.timestamp > outcome.challengeEnd) revert BallotBoxChallengeOver(ballotId, outcome.challengeEnd);
        address caller = _msgSender();
        Member member = membership.member(config.commonsId(), caller);
        if (!member.rightAt(config.start(), config.start())) _refuse(config, member, caller);
        outcome.settlement = Settlement.Contested;
        emit ResultContested(ballotId, caller, reasonDigest);
    }

    /// @inheritdoc IBallotBox
    function answerContest(BallotId ballotId, uint256 selected, bytes32 reasonDigest, bytes calldata sheet) external {
        BallotConfig config = _configIn(ballotId, BallotPhase.Contested);
        address caller = _msgSender();
        _checkAdmin(config.commonsId(), caller);
        uint64 cost = _costOf(ballotId, config, selected, sheet);
        emit ContestAnswered(ballotId, caller, selected, cost, reasonDigest);
        _settle(ballotId, config, selected, cost);
    }

    /// @dev Whether a ballot by this rule comes to a result here; no other is opened.
    function _isKnown(ResultRule rule) internal pure returns (bool) {
        return rule == ResultRule.Plurality || rule == ResultRule.GreedyBudget || _isProposed(rule);
    }

    /// @dev Whether a result by this rule is proposed and open to contest; the chain counts the others itself.
    function _isProposed(ResultRule rule) private pure returns (bool) {
        return rule == ResultRule.EqualShares;
    }

    function _readSheet(
        BallotId ballotId,
        BallotConfig config,
        bytes memory sheet
    ) private view returns (BallotSheet.Sheet memory) {
        _checkSheet(ballotId, sheet);
        return BallotSheet.read(sheet, config.optionCount());
    }

    /// @dev What the selected options cost, or a revert where one is unknown or the budget does not cover them.
    function _costOf(
        BallotId ballotId,
        BallotConfig config,
        uint256 selected,
        bytes memory sheet
    ) private view returns (uint64) {
        if (selected >> config.optionCount() != 0) revert BallotBoxInvalidChoices(ballotId, selected);
        BallotSheet.Sheet memory parsed = _readSheet(ballotId, config, sheet);
        uint256 cost = 0;
        for (uint256 rest = selected; rest != 0; rest &= rest - 1)
            cost += parsed.options[Choices.lowestBit(rest)].cost();
        if (cost > parsed.budget) {
            revert BallotBoxOverBudget(cost > type(uint64).max ? type(uint64).max : uint64(cost), parsed.budget);
        }
        return uint64(cost);
    }

    /// @dev Writes a result for good.
    function _settle(BallotId ballotId, BallotConfig config, uint256 selected, uint64 cost) private {
        Poll storage poll = _polls[ballotId];
        poll.outcome.selected = selected;
        poll.outcome.cost = cost;
        poll.outcome.settlement = Settlement.Final;
        uint32 votes = _votes(poll, config);
        emit ResultFinalized(ballotId, selected, cost, votes, votes >= config.quorum());
    }
}
