// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {IBallotBox} from "../../interfaces/IBallotBox.sol";
import {BallotPhase} from "../../interfaces/IBallots.sol";
import {BallotConfig} from "../../types/BallotConfig.sol";
import {ResultRule} from "../../types/BallotMode.sol";
import {BallotId, MemberIndex} from "../../types/Ids.sol";
import {Member} from "../../types/Member.sol";
import {BallotAuthority} from "../common/BallotAuthority.sol";
import {TALLY_WORDS, TallyLanes} from "../libraries/TallyLanes.sol";
import {VoteMessage} from "../libraries/VoteMessage.sol";
import {ResultRules} from "./ResultRules.sol";
import {SignedBallots} from "./SignedBallots.sol";

/// @title From counters to a result
/// @dev What the chain can count it settles itself. By the method of equal shares members count, put their selections
/// forward and endorse them. Each endorses once and never takes it back, so counts only grow, and the lead is kept
/// without a loop over selections.
abstract contract BallotResults is SignedBallots, BallotAuthority {
    using TallyLanes for uint256[TALLY_WORDS];
    using BitMaps for BitMaps.BitMap;

    /// @dev A selection that was put forward.
    struct Candidate {
        bool known;
        uint32 endorsements;
        uint64 cost;
    }

    /// @dev What stays open after a new selection or a change at the top, where the window is not shorter, in seconds.
    uint48 private constant EXTENSION = 1 days;
    /// @dev So many of them can be added to the first window.
    uint48 private constant MAX_EXTENSIONS = 7;
    /// @dev Where the marks of those who contested begin, above those of members and of addresses.
    uint256 private constant CONTESTS = 1 << 160;
    bytes32 private constant CONTEST_TYPEHASH = keccak256("Contest(uint32 ballotId,bytes32 reasonDigest)");

    /// @notice Seconds from the first selection that is put forward to the end of endorsing, if nothing extends it.
    uint48 public immutable challengeWindow;
    /// @notice What counts for this box where the chain counts.
    ResultRules public immutable resultRules;

    mapping(BallotId => mapping(uint256 selected => Candidate)) private _candidates;
    /// @dev Who has endorsed, by member index; who has put forward without being a member then, by address.
    mapping(BallotId => BitMaps.BitMap) private _acted;

    constructor(uint48 challengeWindow_) {
        challengeWindow = challengeWindow_;
        resultRules = new ResultRules();
    }

    /// @inheritdoc IBallotBox
    function finalize(BallotId ballotId, bytes calldata sheet) external {
        BallotConfig config = _configOf(ballotId);
        Poll storage poll = _polls[ballotId];
        BallotPhase current = _phase(poll);
        ResultRule rule = config.rule();
        if (_isProposed(rule)) {
            if (current != BallotPhase.Proposed) revert BallotBoxWrongPhase(ballotId, current);
            uint48 challengeEnd = _endorsingEnd(poll.outcome);
            if (challengeEnd != 0) revert BallotBoxChallengeOpen(ballotId, challengeEnd);
            return _settle(ballotId, config, poll.outcome.selected, poll.outcome.cost);
        }
        if (current != BallotPhase.Ended) revert BallotBoxWrongPhase(ballotId, current);
        // A rule that `_isKnown` takes settles nothing until it is one of these, which the chain counts.
        if (rule == ResultRule.GreedyBudget) _checkSheet(ballotId, sheet);
        else if (rule != ResultRule.Plurality) revert BallotBoxWrongRule(ballotId);
        uint256[] memory counters = poll.tally.readAll(config.optionCount());
        (uint256 selected, uint64 cost) = resultRules.select(rule, counters, sheet);
        _settle(ballotId, config, selected, cost);
    }

    /// @inheritdoc IBallotBox
    function endorse(BallotId ballotId, uint256 selected, uint160 voteDigest, bytes calldata sheet) external {
        _configOf(ballotId);
        if (voteDigest != _voteDigest(_polls[ballotId])) revert BallotBoxWrongVoteDigest(ballotId, voteDigest);
        _endorse(ballotId, selected, _msgSender(), sheet);
    }

    /// @inheritdoc IBallotBox
    function endorseFor(
        BallotId ballotId,
        uint256 selected,
        bytes calldata signer,
        bytes calldata signature,
        bytes calldata sheet
    ) external {
        BallotConfig config = _configOf(ballotId);
        if (selected >> config.optionCount() != 0) revert BallotBoxInvalidChoices(ballotId, selected);
        bytes32 digest = _digestOf(ballotId, config, VoteMessage.ENDORSEMENT_TYPEHASH, selected, 1, sheet);
        _endorse(ballotId, selected, _signerOf(digest, signer, signature), sheet);
    }

    /// @inheritdoc IBallotBox
    function contest(BallotId ballotId, bytes32 reasonDigest) external {
        _contest(ballotId, reasonDigest, _msgSender());
    }

    /// @inheritdoc IBallotBox
    function contestFor(
        BallotId ballotId,
        bytes32 reasonDigest,
        bytes calldata signer,
        bytes calldata signature
    ) external {
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(CONTEST_TYPEHASH, ballotId, reasonDigest)));
        _contest(ballotId, reasonDigest, _signerOf(digest, signer, signature));
    }

    /// @inheritdoc IBallotBox
    function breakTie(BallotId ballotId, uint256 selected, bytes32 reasonDigest) external {
        BallotConfig config = _configIn(ballotId, BallotPhase.Tied);
        address caller = _msgSender();
        _checkAdmin(config.commonsId(), caller);
        Candidate memory candidate = _candidates[ballotId][selected];
        if (!candidate.known || candidate.endorsements != _polls[ballotId].outcome.endorsements) {
            revert BallotBoxNotTied(ballotId, selected);
        }
        emit TieBroken(ballotId, caller, selected, reasonDigest);
        _settle(ballotId, config, selected, candidate.cost);
    }

    /// @dev Endorses a selection, and puts it forward where it is new.
    function _endorse(BallotId ballotId, uint256 selected, address account, bytes calldata sheet) private {
        BallotConfig config = _configOf(ballotId);
        if (!_isProposed(config.rule())) revert BallotBoxWrongRule(ballotId);
        Outcome memory outcome = _endorsable(ballotId);
        Candidate memory candidate = _candidates[ballotId][selected];
        bool isNew = !candidate.known;
        bool counts = _markPart(ballotId, config, account, isNew);

        if (isNew) {
            candidate.known = true;
            candidate.cost = _costOf(ballotId, config, selected, sheet);
        }
        if (counts) ++candidate.endorsements;
        if (_lead(outcome, candidate, selected, isNew) || isNew) _extend(outcome);
        _candidates[ballotId][selected] = candidate;
        _polls[ballotId].outcome = outcome;
        if (isNew) {
            uint160 voteDigest = _voteDigest(_polls[ballotId]);
            emit ResultProposed(ballotId, account, selected, candidate.cost, voteDigest, outcome.challengeEnd);
        }
        if (counts) {
            emit ResultEndorsed(ballotId, account, selected, candidate.endorsements, outcome.challengeEnd);
        }
    }

    function _contest(BallotId ballotId, bytes32 reasonDigest, address account) private {
        BallotConfig config = _configOf(ballotId);
        BallotPhase current = _phase(_polls[ballotId]);
        if (current != BallotPhase.Proposed && current != BallotPhase.Tied) {
            revert BallotBoxWrongPhase(ballotId, current);
        }
        Member member = membership.member(config.commonsId(), account);
        if (!_mayEndorse(ballotId, config, member)) _refuse(config, member, account);
        _markOnce(ballotId, CONTESTS + MemberIndex.unwrap(member.index()), account);
        emit ResultContested(ballotId, account, reasonDigest);
    }

    /// @dev The outcome so far of a ballot whose selections can be put forward and endorsed now, or a revert.
    function _endorsable(BallotId ballotId) private view returns (Outcome memory outcome) {
        Poll storage poll = _polls[ballotId];
        BallotPhase current = _phase(poll);
        outcome = poll.outcome;
        if (current == BallotPhase.Ended) {
            outcome.challengeEnd = uint48(block.timestamp) + challengeWindow;
            outcome.latestEnd = outcome.challengeEnd + MAX_EXTENSIONS * _extension();
            outcome.settlement = Settlement.Proposed;
            return outcome;
        }
        if (current != BallotPhase.Proposed) revert BallotBoxWrongPhase(ballotId, current);
        uint48 end = _endorsingEnd(outcome);
        if (end == 0) revert BallotBoxChallengeOver(ballotId, outcome.challengeEnd);
        outcome.challengeEnd = end;
    }

    /// @dev Marks that the account has taken part, or reverts where it may not, or has before.
    /// @return counts Whether it endorses: it was a member at the start. A steward or the admin may put one forward.
    function _markPart(
        BallotId ballotId,
        BallotConfig config,
        address account,
        bool isNew
    ) private returns (bool counts) {
        Member member = membership.member(config.commonsId(), account);
        counts = _mayEndorse(ballotId, config, member);
        if (!counts) {
            (bool isSteward, ) = _stewardship(config.commonsId(), account);
            if (!isSteward || !isNew) _refuse(config, member, account);
        }
        _markOnce(ballotId, counts ? MemberIndex.unwrap(member.index()) : uint160(account), account);
    }

    function _markOnce(BallotId ballotId, uint256 mark, address account) private {
        BitMaps.BitMap storage acted = _acted[ballotId];
        if (acted.get(mark)) revert BallotBoxAlreadyEndorsed(ballotId, account);
        acted.set(mark);
    }

    /// @dev Whether the account was a member at the start; who voted was, even if it has left and come back since. Who
    /// got the membership later without its owner's signature was not.
    function _mayEndorse(BallotId ballotId, BallotConfig config, Member member) private view returns (bool) {
        if (member.rightAt(config.start(), config.start())) return true;
        bool voted = _polls[ballotId].voted.has(MemberIndex.unwrap(member.index()));
        return voted && member.isHeld() && !member.isCarried();
    }

    /// @dev Notes what a selection's new count changes at the top.
    /// @return changed Whether another selection leads now, or more are tied.
    function _lead(
        Outcome memory outcome,
        Candidate memory candidate,
        uint256 selected,
        bool isNew
    ) private pure returns (bool changed) {
        uint32 count = candidate.endorsements;
        if (outcome.tied != 0 && count < outcome.endorsements) return false;
        if (outcome.tied != 0 && count == outcome.endorsements) {
            // Only who has just come up to the others is counted among them.
            ++outcome.tied;
            return true;
        }
        changed = isNew || outcome.tied != 1 || outcome.selected != selected;
        outcome.selected = selected;
        outcome.cost = candidate.cost;
        outcome.endorsements = count;
        outcome.tied = 1;
    }

    /// @dev Leaves time to look at what is new.
    function _extend(Outcome memory outcome) private view {
        uint48 end = uint48(block.timestamp) + _extension();
        if (end > outcome.latestEnd) end = outcome.latestEnd;
        if (end > outcome.challengeEnd) outcome.challengeEnd = end;
    }

    function _extension() private view returns (uint48) {
        return challengeWindow < EXTENSION ? challengeWindow : EXTENSION;
    }

    /// @dev Whether a ballot by this rule comes to a result here; no other is opened.
    function _isKnown(ResultRule rule) internal pure returns (bool) {
        return rule == ResultRule.Plurality || rule == ResultRule.GreedyBudget || _isProposed(rule);
    }

    /// @dev Whether members put selections forward by this rule and endorse them; the chain counts the others itself.
    function _isProposed(ResultRule rule) private pure returns (bool) {
        return rule == ResultRule.EqualShares;
    }

    /// @dev What the selected options cost, or a revert where one is unknown or the budget does not cover them.
    function _costOf(
        BallotId ballotId,
        BallotConfig config,
        uint256 selected,
        bytes calldata sheet
    ) private view returns (uint64) {
        if (selected >> config.optionCount() != 0) revert BallotBoxInvalidChoices(ballotId, selected);
        _checkSheet(ballotId, sheet);
        return resultRules.costOf(selected, config.optionCount(), sheet);
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
